import { Long } from 'mongodb';
import type { MongoDatabase } from './connect.ts';
import { names } from './schema.ts';

/** Snapshots that a newer batch replaced, to be removed. */
export type Tidy = { replaced(batch: { readonly tenantId: string; readonly position: number }): void; close(): Promise<void> };

const everyMs = 200;
const atOnce = 500;

/**
 * Removes replaced snapshots many at a time, beside the work: one of an execution is enough, and one left over by a crash does no harm but its
 * size.
 */
export function openTidy(database: MongoDatabase): Tidy {
  const batches = database.collection(names.batches);
  let replaced: { readonly tenantId: string; readonly position: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function remove(): void {
    clearTimeout(timer);
    timer = undefined;
    const group = replaced;
    replaced = [];
    if (group.length === 0) return;
    const filter = {
      _id: { $in: group.map(({ position }) => Long.fromNumber(position)) },
      tenantId: { $in: [...new Set(group.map(({ tenantId }) => tenantId))] },
    };
    running = running
      .then(() => batches.updateMany(filter, { $unset: { snapshot: '' } }))
      .then(
        () => {},
        () => {},
      );
  }

  return {
    replaced(batch) {
      replaced.push(batch);
      if (replaced.length >= atOnce) remove();
      else timer ??= setTimeout(remove, everyMs);
    },
    async close() {
      remove();
      await running;
    },
  };
}
