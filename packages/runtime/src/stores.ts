import { join } from 'node:path';
import { diskFiles } from './adapters/files/files.ts';
import { openDatabase } from './adapters/sqlite/database.ts';
import { sqliteDocuments } from './adapters/sqlite/documents.sqlite.ts';
import { sqliteExecutionStore } from './adapters/sqlite/execution-store.sqlite.ts';
import { sqliteKeyStore } from './adapters/sqlite/key-store.sqlite.ts';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import { masterKeyFrom, readMasterKey } from './adapters/vault/master-key.ts';
import { openVault } from './adapters/vault/vault.ts';
import type { Clock } from './ports/clock.ts';
import type { Documents } from './ports/documents.ts';
import type { ExecutionStore } from './ports/execution-store.ts';
import type { Files } from './ports/files.ts';
import type { Ids } from './ports/ids.ts';
import type { Vault } from './ports/vault.ts';

/** Everything that is kept, behind its ports. */
export type Stores = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly documents: Documents;
  readonly executions: ExecutionStore;
  readonly files: Files;
  close(): Promise<void>;
};

export type StoreOptions = {
  /** The data folder. */
  readonly data: string;
  /** Base 64; without it the key in the data folder is used, and made on first use. */
  readonly masterKey?: string | undefined;
  readonly clock?: Clock;
  /** Whether a write waits for the disk; true unless told. */
  readonly durable?: boolean;
};

/** Opens the stores of a data folder. Throws `store.in-use` while another process holds it. */
export async function openStores({ data, masterKey, clock = systemClock(), durable = true }: StoreOptions): Promise<Stores> {
  const database = await openDatabase({ folder: data, durable });
  try {
    const key = masterKey === undefined ? await readMasterKey(data) : masterKeyFrom(masterKey);
    const vault = await openVault({ masterKey: key, keys: sqliteKeyStore(database) });
    const ids = systemIds(clock);
    const executions = sqliteExecutionStore(database, vault);
    const keyOf: typeof executions.keyOf = (scope, id) => executions.keyOf(scope, id);
    const files = diskFiles({ folder: join(data, 'files'), vault, ids, keyOf, durable });
    const documents = sqliteDocuments({ database, vault, clock });
    return { clock, ids, vault, documents, executions, files, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
