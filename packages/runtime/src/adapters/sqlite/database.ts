import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { storeUnavailable } from '../../ports/execution-store.ts';
import { type Connection, connectReader } from './connect.ts';
import { lockFolder } from './folder-lock.ts';
import { openSearchThread, type SearchThread } from './search-thread.ts';
import type { Row, Value } from './write.ts';
import { openWriteQueue, type WriteQueue } from './write-queue.ts';

/** One SQLite database for all stores of a data folder: `mortise.db`. */
export type Database = Pick<WriteQueue, 'write' | 'scrub'> &
  Pick<SearchThread, 'rows'> & {
    /** One row by its key, read at once on this thread: microseconds, where asking a thread costs ten times that. */
    row(sql: string, values: readonly Value[]): Row | undefined;
    /** Resolves when everything asked for before is on disk; closing again changes nothing. */
    close(): Promise<void>;
  };

/** `durable` (true unless told) waits for the disk before a write counts; `maxPages` bounds the database, in pages of 8 KB. */
export type DatabaseOptions = { readonly folder: string; readonly durable?: boolean; readonly maxPages?: number | undefined };

/** Opens or makes the database of a folder. Throws `store.in-use`, `store.too-new`, `store.unavailable`. */
export async function openDatabase({ folder, durable = true, maxPages }: DatabaseOptions): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const connection: Connection = { file: join(folder, 'mortise.db'), durable, maxPages };
  const queue = await openWriteQueue(connection).catch((error) => {
    unlock();
    throw error;
  });
  const search = openSearchThread(connection);
  const reader = connectReader(connection);
  const prepared = new Map<string, StatementSync>();
  let closing: Promise<void> | undefined;

  /** The writer last: it folds its log into the database once nobody reads. */
  async function close(): Promise<void> {
    await search.close();
    reader.close();
    await queue.close();
    unlock();
  }

  return {
    write: queue.write,
    scrub: queue.scrub,
    rows: search.rows,
    row(sql, values) {
      try {
        const statement = prepared.get(sql) ?? reader.prepare(sql);
        prepared.set(sql, statement);
        return statement.get(...values);
      } catch (error) {
        throw storeUnavailable({ reason: 'it cannot be read' }, error);
      }
    },
    close: () => (closing ??= close()),
  };
}
