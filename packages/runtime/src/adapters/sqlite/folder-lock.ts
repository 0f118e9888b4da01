import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeInUse } from '../../ports/store-refusals.ts';

/**
 * Takes a data folder for this process alone; gives what lets go of it. The lock is one of the operating system on `in-use.lock`, held by an
 * open SQLite transaction: it ends with the process however that ends, so nothing stale is ever left. Throws `store.in-use`.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    throw storeInUse({ place: `the data folder ${folder}` }, error);
  }
  return () => lock.close();
}
