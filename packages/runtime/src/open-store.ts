import { join } from 'node:path';
import { diskBlobs } from './adapters/files/disk-blobs.ts';
import { sealedFiles } from './adapters/files/files.ts';
import { openDatabase } from './adapters/sqlite/database.ts';
import { sqliteDocuments } from './adapters/sqlite/documents.sqlite.ts';
import { sqliteExecutionStore } from './adapters/sqlite/execution-store.sqlite.ts';
import { sqliteKeyStore } from './adapters/sqlite/key-store.sqlite.ts';
import { openVault } from './adapters/vault/vault.ts';
import type { Clock } from './ports/clock.ts';
import type { Crew } from './ports/crew.ts';
import type { Documents } from './ports/documents.ts';
import type { ExecutionStore } from './ports/execution-store.ts';
import type { Files } from './ports/files.ts';
import type { Ids } from './ports/ids.ts';
import type { KeyStore } from './ports/key-store.ts';
import { loneCrew } from './ports/lone-crew.ts';
import { readableSnapshots } from './ports/readable-snapshots.ts';
import type { Vault } from './ports/vault.ts';

export type StoreOptions = {
  /** The data folder, made when it is not there. */
  readonly folder: string;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
  readonly ids: Ids;
  /** False leaves writing to the system's leisure: for tests. True unless told. */
  readonly durable?: boolean;
  /** Bounds the database, in pages of 8 KB. */
  readonly maxPages?: number | undefined;
};

/** Everything durable of a data folder. */
export type Store = {
  readonly executions: ExecutionStore;
  readonly documents: Documents;
  readonly files: Files;
  readonly vault: Vault;
  readonly keys: KeyStore;
  /** The processes that serve the store together. */
  readonly crew: Crew;
  /** Resolves when everything asked for is on disk and the folder is free for another process. */
  close(): Promise<void>;
};

/**
 * Opens a data folder for this process alone: `mortise.db` and `files/`, sealed under the master key.
 * Throws `store.in-use`, `store.too-new`, `store.unavailable`, `vault.wrong-master-key`.
 */
export async function openStore({ folder, masterKey, clock, ids, durable = true, maxPages }: StoreOptions): Promise<Store> {
  const database = await openDatabase({ folder, durable, maxPages });
  const keys = sqliteKeyStore(database);
  try {
    const vault = await openVault({ masterKey, keys });
    const executions = readableSnapshots(sqliteExecutionStore(database, vault));
    const documents = sqliteDocuments({ database, vault, clock });
    const blobs = diskBlobs({ folder: join(folder, 'files'), ids, durable });
    const files = sealedFiles({ blobs, vault, keyOf: executions.keyOf });
    const crew = loneCrew(executions, clock);
    return { executions, documents, files, vault, keys, crew, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
