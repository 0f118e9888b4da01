import type { Scope } from '@mortise/shared/tenant';
import type { ExecutionStore } from '../../ports/execution-store.ts';

const open = ['running', 'waiting', 'stuck'] as const;
/** A count stops here: "200 or more" is all that a list needs to say. */
const countedAtMost = 200;

/** How many executions of a flow, or of one version of it, have not ended: at most 200 of each status are counted. */
export function countOpen(executions: Pick<ExecutionStore, 'list'>) {
  return async (scope: Scope, of: { readonly flow: string; readonly version?: string }): Promise<number> => {
    const pages = await Promise.all(
      open.map((status) => executions.list(scope, { ...of, status, environment: 'live' }, { limit: countedAtMost })),
    );
    return pages.reduce((sum, { items }) => sum + items.length, 0);
  };
}
