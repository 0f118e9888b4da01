import type { StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { connectReader } from './connect.ts';
import type { Value } from './write.ts';

/** The thread that runs searches: they see what was committed and hold up neither writes nor the main thread. */

export type Search = { readonly id: number; readonly sql: string; readonly values: readonly Value[] };
export type Found =
  | { readonly id: number; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly id: number; readonly reason: string };

/** Statements kept prepared: searches are made of few shapes. */
const keptStatements = 200;

if (parentPort !== null) {
  const port = parentPort;
  const database = connectReader(workerData);
  const prepared = new Map<string, StatementSync>();
  port.on('message', (search: Search | 'close') => {
    if (search === 'close') {
      database.close();
      port.close();
      return;
    }
    const answer = (found: Found) => port.postMessage(found);
    try {
      const statement = prepared.get(search.sql) ?? database.prepare(search.sql);
      if (prepared.size < keptStatements) prepared.set(search.sql, statement);
      answer({ id: search.id, rows: statement.all(...search.values) });
    } catch (error) {
      answer({ id: search.id, reason: error instanceof Error ? error.message : 'unknown' });
    }
  });
}
