import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemIds } from '../adapters/system/ids.ts';
import { openStore, type Store, type StoreOptions } from '../open-store.ts';
import { type TestClock, testClock } from './clock.ts';

/** A store of its own for a test. `close` removes its folder. */
export type TestStore = Store & {
  readonly folder: string;
  readonly clock: TestClock;
  /** Closes and opens the same folder again, as a restart would. */
  reopen(): Promise<TestStore>;
};

/** The real adapters on a new temporary folder, not waiting for the disk unless told. */
export async function openTestStore(options: Partial<StoreOptions> = {}): Promise<TestStore> {
  const clock = testClock('2026-03-02T01:00:00.000Z');
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'mortise-')));
  const settings = { clock, ids: systemIds(clock), masterKey: randomBytes(32), durable: false, ...options, folder };

  async function open(): Promise<TestStore> {
    const store = await openStore(settings);
    return {
      ...store,
      folder,
      clock,
      async reopen() {
        await store.close();
        return open();
      },
      async close() {
        await store.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  return open();
}
