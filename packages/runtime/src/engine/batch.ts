import type { Batch, ExecutionEvent } from '@mortise/shared/execution';
import type { ExecutionRow, RowChange } from '../ports/execution-store.ts';
import type { Moved } from './moved.ts';
import { earliestDue, waitingForOf } from './status.ts';

/** What one turn commits: heard, decided, to be done. */
export function batchFrom(after: number, event: ExecutionEvent, { state, commands, steps }: Moved, build: string): Batch {
  return {
    seq: after + 1,
    at: event.at,
    build,
    snapshotFormat: 1,
    events: [event],
    path: [...steps],
    commands: [...commands],
    snapshot: state,
  };
}

/** How the row changes with a batch. Nothing to dispatch means dispatched, unless an earlier batch still waits. */
export function rowChangeFrom(before: Pick<ExecutionRow, 'dispatched' | 'seq'>, { seq, snapshot, commands }: Batch): RowChange {
  const toDispatch = commands.some(({ kind }) => kind === 'start' || kind === 'report' || kind === 'signal');
  return {
    status: snapshot.status,
    version: snapshot.version,
    due: earliestDue(snapshot),
    waitingFor: waitingForOf(snapshot),
    customer: snapshot.origin.customer,
    dispatched: before.dispatched === before.seq && !toDispatch ? seq : before.dispatched,
  };
}
