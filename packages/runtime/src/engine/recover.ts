import { snapshotTooNew } from '@mortise/shared/execution';
import { type Scope, type SystemScope, serviceScope } from '@mortise/shared/tenant';
import type { Crew, Orphan } from '../ports/crew.ts';
import type { ExecutionStore } from '../ports/execution-store.ts';
import { sealBroken } from '../ports/vault.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Timers } from './timers.ts';

const system: SystemScope = { system: true };
const page = 200;

type Recovery = {
  readonly store: ExecutionStore;
  readonly crew: Crew;
  readonly dispatcher: Dispatcher;
  readonly timers: Timers;
  now(): string;
};

/**
 * After a stop: carries out what was recorded and not done, with the same keys, and arms every timer. Nothing is decided again. Where there are
 * other processes, only what none of them has; their timers are watched by the crew.
 */
export async function recover({ store, crew, dispatcher, timers, now }: Recovery): Promise<void> {
  for (let found = page; found === page; ) {
    const orphans = await crew.adopt(system, page);
    for (const orphan of orphans) await resume({ store, dispatcher }, orphan);
    found = orphans.length;
  }
  if (!crew.isShared) await armTimers(store, timers, now());
}

/** Carries out what one execution has recorded and nobody does. */
export async function resume(
  { store, dispatcher }: Pick<Recovery, 'store' | 'dispatcher'>,
  { tenantId, id, keys, dispatch }: Orphan,
): Promise<void> {
  const scope = serviceScope(tenantId);
  const at = await loadIfReadable(store, scope, id);
  if (!at) return;
  dispatcher.performAgain(scope, at.row, at.last.snapshot, keys);
  // Only what was undone when it was read: what an effect brings about meanwhile is carried out with its own commit.
  if (dispatch && at.row.dispatched < at.row.seq) await dispatcher.dispatchFrom(scope, at.row);
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
