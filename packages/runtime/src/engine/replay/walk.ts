import type { ExecutionEvent, ExecutionState } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import type { LoggedBatch } from '../../ports/execution-store.ts';
import { advance } from '../advance.ts';
import type { CompiledFlow } from '../compile-flow.ts';
import type { Moved } from '../moved.ts';

/** A batch as it was recorded. The store keeps the newest snapshot only; golden histories keep all. */
export type RecordedBatch = LoggedBatch & { readonly snapshot?: ExecutionState };

/** The versions an execution ran on, ready to run: the one it started with, and those it was migrated to. */
export type FlowOf = (version: string) => CompiledFlow;

/** One recorded event taken in again: what the execution was before it, and what it led to. */
export type Taken = { readonly event: ExecutionEvent; readonly before: ExecutionState | undefined; readonly moved: Moved };

/** The log does not begin with its first batch, or a batch of it is not there. */
export const logHasHole = defineFault<{ execution: string; expected: number; found: number }>(
  'execution.log-has-hole',
  'bug',
  ({ execution, expected, found }) => `the log of ${execution} goes on with batch ${found} where ${expected} belongs`,
);

/** Walks a log from its start, batch by batch, deciding everything again. Pure: what it needs is in the log and in the versions. */
export type Walk = {
  /** Takes the next batch's events in; gives each of them with what it led to. Throws `execution.log-has-hole`. */
  take(batch: LoggedBatch): readonly Taken[];
  readonly state: ExecutionState | undefined;
};

/** Begins a walk along the log of an execution. */
export function openWalk(execution: string, flowOf: FlowOf): Walk {
  let state: ExecutionState | undefined;
  let seq = 0;
  const versionFor = (event: ExecutionEvent) =>
    event.type === 'started' || event.type === 'migrated' ? event.version : (state?.version ?? '');
  return {
    take(batch) {
      seq++;
      if (batch.seq !== seq) throw logHasHole({ execution, expected: seq, found: batch.seq });
      return batch.events.map((event) => {
        const before = state;
        const moved = advance(flowOf(versionFor(event)), before, event, execution);
        state = moved.state;
        return { event, before, moved };
      });
    },
    get state() {
      return state;
    },
  };
}

/** All that a batch's events led to, as one; `undefined` where there were none. */
export function movedBy(taken: readonly Taken[]): Moved | undefined {
  const last = taken.at(-1);
  return (
    last && {
      state: last.moved.state,
      commands: taken.flatMap(({ moved }) => moved.commands),
      steps: taken.flatMap(({ moved }) => moved.steps),
    }
  );
}

/** The versions a log names, in the order in which it needs them. */
export function versionsIn(batches: readonly LoggedBatch[]): readonly string[] {
  const named = batches.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'started' || event.type === 'migrated' ? [event.version] : [])),
  );
  return [...new Set(named)];
}
