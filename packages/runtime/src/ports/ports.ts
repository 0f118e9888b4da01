import type { Clock } from './clock.ts';
import type { Documents } from './documents.ts';
import type { Files } from './files.ts';
import type { Ids } from './ids.ts';
import type { Vault } from './vault.ts';

/** The world as nodes may ask it. The log of executions is not in it: the runner alone writes that. */
export type Ports = {
  readonly documents: Documents;
  readonly files: Files;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
};
