import { Worker } from 'node:worker_threads';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { Connection } from './connect.ts';
import type { Found, Search } from './reader.ts';
import type { Row, Value } from './write.ts';

/** The way to the thread that searches. */
export type SearchThread = { rows(sql: string, values: readonly Value[]): Promise<readonly Row[]>; close(): Promise<void> };

/** Starts the thread; the database must be there. Searches throw `store.unavailable` once it is gone. */
export function openSearchThread(connection: Connection): SearchThread {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: connection });
  const asked = new Map<number, PromiseWithResolvers<readonly Row[]>>();
  const ended = Promise.withResolvers<void>();
  let count = 0;
  let gone: string | undefined;

  worker.on('message', (found: Found) => {
    const one = asked.get(found.id);
    asked.delete(found.id);
    if ('rows' in found) one?.resolve(found.rows);
    else one?.reject(storeUnavailable({ reason: found.reason }));
  });
  worker.on('error', (error) => end(error.message));
  worker.on('exit', () => end('it is closed'));

  function end(reason: string): void {
    gone ??= reason;
    for (const one of asked.values()) one.reject(storeUnavailable({ reason }));
    asked.clear();
    ended.resolve();
  }

  return {
    rows(sql, values) {
      if (gone !== undefined) return Promise.reject(storeUnavailable({ reason: gone }));
      const search: Search = { id: count++, sql, values };
      const found = Promise.withResolvers<readonly Row[]>();
      asked.set(search.id, found);
      worker.postMessage(search);
      return found.promise;
    },
    async close() {
      if (gone === undefined) worker.postMessage('close');
      await ended.promise;
    },
  };
}
