import { randomBytes, randomUUID } from 'node:crypto';
import { addressOf, dropDatabase } from '../adapters/mongodb/connect.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { type MongoStoreOptions, openMongoStore } from '../open-mongo-store.ts';
import type { Store } from '../open-store.ts';
import { type TestClock, testClock } from './clock.ts';

/** A store of its own on a server of MongoDB's protocol. `close` removes its database. */
export type TestMongoStore = Store & {
  readonly uri: string;
  readonly clock: TestClock;
  /** Another process on the same database: closing it leaves the database. */
  join(): Promise<Store>;
};

/** The real adapters on a new database of the server at `uri`. Leases go by the test's clock. */
export async function openTestMongoStore(uri: string, options: Partial<MongoStoreOptions> = {}): Promise<TestMongoStore> {
  const clock = testClock('2026-03-02T01:00:00.000Z');
  const own = addressOf(uri, `mortise_test_${randomUUID()}`);
  const leaseClock = async () => clock.now();
  const settings = { clock, leaseClock, ids: systemIds(clock), masterKey: randomBytes(32), ...options, uri: own };
  const store = await openMongoStore(settings);
  return {
    ...store,
    uri: own,
    clock,
    join: () => openMongoStore(settings),
    async close() {
      await store.close();
      await dropDatabase(own);
    },
  };
}
