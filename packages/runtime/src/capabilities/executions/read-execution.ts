import { defineFault } from '@mortise/shared/fault';
import type { FlowClosure } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import type { ExecutionStore, LoggedBatch } from '../../ports/execution-store.ts';
import { type ExecutionView, listedFrom, type TraceEntry } from './execution-view.ts';
import { maskVariables } from './masking.ts';
import { standingOf } from './standing.ts';
import { commandSummary, eventSummary } from './summaries.ts';

/** No execution of this tenant has the id; another tenant's is answered alike. */
export const executionNotFound = defineFault<{ execution: string }>(
  'execution.not-found',
  'caller',
  ({ execution }) => `there is no execution ${execution}`,
);

/** What reading an execution needs: its log, and the drawings of the version it runs. */
export type ExecutionSources = {
  readonly executions: ExecutionStore;
  readonly versions: { load(scope: Scope, hash: string): Promise<FlowClosure | undefined> };
};

const pageOfBatches = 200;

/** An execution as it stands, masked for the reader. Throws `execution.not-found`. */
export async function readExecution({ executions, versions }: ExecutionSources, scope: Scope, id: string): Promise<ExecutionView> {
  const loaded = await executions.load(scope, id);
  if (!loaded) throw executionNotFound({ execution: id });
  const { row, last } = loaded;
  const closure = await versions.load(scope, row.version);
  const graphs = closure?.flows ?? {};
  return {
    row: listedFrom(row),
    graphs,
    tokens: standingOf(last.snapshot),
    frames: last.snapshot.frames.map(({ id: frame, flow, variables }) => ({
      id: frame,
      flow,
      variables: maskVariables(scope, graphs[flow], variables),
    })),
    children: row.seq === 1 ? childrenOf([last]) : await childrenIn(executions, scope, id),
  };
}

/** The log from batch `from` on, at most 200 batches, masked for the reader. Throws `execution.not-found`. */
export async function readTrace(
  { executions, versions }: ExecutionSources,
  scope: Scope,
  id: string,
  from: number,
): Promise<readonly TraceEntry[]> {
  const loaded = await executions.load(scope, id);
  if (!loaded) throw executionNotFound({ execution: id });
  const closure = await versions.load(scope, loaded.row.version);
  const batches = await executions.batches(scope, id, from, pageOfBatches);
  return batches.map((batch) => ({
    seq: batch.seq,
    at: batch.at,
    build: batch.build,
    events: batch.events.map((event) => ({ type: event.type, summary: eventSummary(event), ...('ms' in event ? { ms: event.ms } : {}) })),
    steps: batch.path.map((step) => ({ ...step, set: maskVariables(scope, closure?.flows[step.flow], step.set) })),
    commands: batch.commands.map((command) => ({ ordinal: command.ordinal, kind: command.kind, summary: commandSummary(command) })),
  }));
}

async function childrenIn(executions: ExecutionStore, scope: Scope, id: string): Promise<readonly string[]> {
  const children: string[] = [];
  for (let from = 1; ; from += pageOfBatches) {
    const batches = await executions.batches(scope, id, from, pageOfBatches);
    children.push(...childrenOf(batches));
    if (batches.length < pageOfBatches) return children;
  }
}

function childrenOf(batches: readonly LoggedBatch[]): readonly string[] {
  return batches.flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'start' ? [command.child] : [])));
}
