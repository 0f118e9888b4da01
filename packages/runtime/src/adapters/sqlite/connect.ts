import { DatabaseSync } from 'node:sqlite';

/** How the database is opened. `durable` false leaves writing to the system's leisure: for tests. */
export type Connection = { readonly file: string; readonly durable: boolean; readonly maxPages?: number | undefined };

/** The one connection that writes. */
export function connectWriter({ file, durable, maxPages }: Connection): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 2000 });
  // Freed bytes are overwritten, so that a destroyed key is gone. Pages of 8 KB hold a batch of usual size without overflow.
  database.exec(`
    PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'}; PRAGMA fullfsync = ON;
    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 2000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;`);
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  return database;
}

/** A connection that reads what was committed, never waiting for the writer. */
export function connectReader({ file }: Connection): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  database.exec('PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;');
  return database;
}
