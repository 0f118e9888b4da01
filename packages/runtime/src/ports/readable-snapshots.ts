import { readableBatch } from '@mortise/shared/execution';
import type { ExecutionStore } from './execution-store.ts';

/**
 * A store whose snapshots are of this product's form, whatever release wrote them: an older one is brought forward as it is read, a newer one is
 * refused (`execution.snapshot-too-new`). Once for every adapter.
 */
export function readableSnapshots<S extends Pick<ExecutionStore, 'load'>>(store: S): S {
  return {
    ...store,
    async load(scope, id) {
      const found = await store.load(scope, id);
      return found && { ...found, last: readableBatch(found.last) };
    },
  };
}
