import type { Clock } from './clock.ts';
import type { ConnectionLookup } from './connections.ts';
import type { Documents } from './documents.ts';
import type { Files } from './files.ts';
import type { Ids } from './ids.ts';
import type { Messenger } from './messenger.ts';
import type { PartRunner } from './part-runner.ts';
import type { Sandbox } from './sandbox.ts';
import type { TextReader } from './text-reader.ts';
import type { Vault } from './vault.ts';

/** The world as nodes may ask it. The log of executions is not in it: the runner alone writes that. */
export type Ports = {
  readonly documents: Documents;
  readonly files: Files;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sandbox: Sandbox;
  readonly parts: PartRunner;
  readonly connections: ConnectionLookup;
  readonly textReader: TextReader;
  readonly messenger: Messenger;
};
