import type { ExecutionState, ExecutionStatus, Step } from '@mortise/shared/execution';
import { storedName } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import type { Place } from '@mortise/shared/rehearsal';
import type { CompiledFlow } from '../compile-flow.ts';
import type { TableAsked } from './watch-tables.ts';

/** The way an execution took, what tables decided on it, and how it stands. */
export type Course = {
  readonly path: readonly Place[];
  readonly decisions: readonly TableAsked[];
  readonly status: ExecutionStatus;
  readonly output: Readonly<Record<string, Json>>;
  /** Variables of the type money of the flow itself, in fen; null where nothing is set. */
  readonly amounts: Readonly<Record<string, Json>>;
};

/** The course of an execution that stands at `state`, on the version it runs on now. */
export function courseOf(flow: CompiledFlow, state: ExecutionState, steps: readonly Step[], decisions: readonly TableAsked[]): Course {
  const root = state.frames.find(({ caller }) => caller === undefined);
  const money = [...flow.graph(flow.closure.root).variables.values()].filter(({ type }) => type === 'money');
  return {
    path: steps.map(placeOf),
    decisions,
    status: state.status,
    output: state.output,
    amounts: Object.fromEntries(money.map((decl) => [decl.name, root?.variables[storedName(decl)] ?? null])),
  };
}

function placeOf({ flow, node, outcome, exit }: Step): Place {
  return { flow, node, outcome, ...(exit === undefined ? {} : { exit }) };
}
