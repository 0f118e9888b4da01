import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores, type Stores } from '../stores.ts';
import { type MovingClock, movingClock } from './moving-clock.ts';

/** The real stores in a folder of their own, which goes with them. Time moves when the test says so. */
export async function openTemporaryStores(): Promise<Stores & { readonly clock: MovingClock }> {
  const data = await mkdtemp(join(tmpdir(), 'mortise-'));
  const clock = movingClock();
  const stores = await openStores({ data, clock, durable: false });
  return {
    ...stores,
    clock,
    async close() {
      await stores.close();
      await rm(data, { recursive: true });
    },
  };
}
