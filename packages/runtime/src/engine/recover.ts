import { snapshotTooNew } from '@mortise/shared/execution';
import { type Scope, type SystemScope, serviceScope } from '@mortise/shared/tenant';
import type { ExecutionStore } from '../ports/execution-store.ts';
import { sealBroken } from '../ports/vault.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Timers } from './timers.ts';

const system: SystemScope = { system: true };
const page = 200;

/** After a stop: carries out what was recorded and not done, with the same keys, and arms every timer. Nothing is decided again. */
export async function recover({
  store,
  dispatcher,
  timers,
  now,
}: {
  store: ExecutionStore;
  dispatcher: Dispatcher;
  timers: Timers;
  now: () => string;
}): Promise<void> {
  for (let after: string | undefined; ; ) {
    const found = await store.unsettled(system, after, page);
    for (const { tenantId, id } of found) {
      const scope = serviceScope(tenantId);
      const at = await loadIfReadable(store, scope, id);
      if (!at) continue;
      dispatcher.performAgain(scope, at.row, at.last.snapshot);
      if (at.row.dispatched < at.row.seq) await dispatcher.dispatchFrom(scope, at.row);
    }
    after = found.at(-1)?.id;
    if (found.length < page) break;
  }
  await armTimers(store, timers, now());
}

/** Timers due within a year; what is further off is armed by a later start. */
async function armTimers(store: ExecutionStore, timers: Timers, now: string): Promise<void> {
  const horizon = new Date(Date.parse(now) + 366 * 86_400_000).toISOString();
  for (const { tenantId, id } of await store.due(system, horizon, 100_000)) {
    const at = await loadIfReadable(store, serviceScope(tenantId), id);
    if (at) timers.schedule(tenantId, id, at.row.due);
  }
}

/**
 * An execution whose customer was erased has nothing left to carry out. One that a later release moved on waits for that release: whoever touches
 * it here is told so by name, and its log stays as it is.
 */
async function loadIfReadable(store: ExecutionStore, scope: Scope, id: string) {
  try {
    return await store.load(scope, id);
  } catch (error) {
    if (sealBroken.is(error) || snapshotTooNew.is(error)) return undefined;
    throw error;
  }
}
