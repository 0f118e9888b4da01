import { type FlowClosure, storedName, VariableType } from '@mortise/shared/flow';
import { type Json, JsonRecord, sameJson } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { replay, type TableAsked, watchVersions } from '../../engine/index.ts';
import type { ExecutionFilter, ExecutionRow, ExecutionStore, PageRequest } from '../../ports/execution-store.ts';
import { maskData, maskVariables } from '../executions/index.ts';
import type { PastExecutions } from './past-executions.ts';

const Decided = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('output'), output: JsonRecord }),
  z.strictObject({ is: z.literal('noMatch') }),
  z.strictObject({ is: z.literal('conflict') }),
  z.strictObject({ is: z.literal('missingInput'), input: z.string() }),
  z.strictObject({ is: z.literal('typeError'), code: z.string() }),
]);

/**
 * What a decision table saw once, and what it decided. `variables` are those of the flow that it reads (and those asked for beside), as stored:
 * money in fen under names ending in `Fen`. `amountFen` is what it was about: the first amount it saw, else the flow's first money output.
 */
export const RecordedCase = z.strictObject({
  execution: z.string(),
  flow: z.string(),
  at: z.string(),
  variables: JsonRecord,
  decided: Decided,
  rules: z.array(z.string()).readonly(),
  amountFen: z.int().optional(),
});
export type RecordedCase = z.infer<typeof RecordedCase>;

const Count = z.int().nonnegative();

/**
 * A page of cases, by executions: the newest first, and within one in the order in which they were decided. `flows` says what the variables of
 * each flow hold and in which zone it decides. Nothing is passed over in silence: `withheld` cases hold what the reader may not see,
 * `notReplayable` executions decide otherwise by today's build, `unreadable` ones can no longer be opened, `left` cases are beyond the most that
 * is read of one execution.
 */
export const RecordedCases = z.strictObject({
  items: z.array(RecordedCase).readonly(),
  flows: z.record(z.string(), z.strictObject({ types: z.record(z.string(), VariableType), zone: z.string() })),
  executions: Count,
  withheld: Count,
  notReplayable: Count,
  unreadable: Count,
  left: Count,
  next: z.string().optional(),
});
export type RecordedCases = z.infer<typeof RecordedCases>;

export type CaseSources = { readonly executions: Pick<ExecutionStore, 'list'>; readonly past: PastExecutions };

export type CasesAsked = {
  readonly table: string;
  /** Variables to be seen beside those that the table read: those a changed table would read. */
  readonly more: readonly string[];
  readonly filter: ExecutionFilter;
  readonly page: PageRequest;
  readonly signal: AbortSignal;
};

const casesOfOneAtMost = 200;
type Tally = { -readonly [K in 'withheld' | 'notReplayable' | 'unreadable' | 'left']: number };

/** What a table saw and decided in a page of past executions, found by replaying each on its own version. Throws the signal's reason when aborted. */
export async function recordedCases({ executions, past }: CaseSources, scope: Scope, asked: CasesAsked): Promise<RecordedCases> {
  const { table, more, filter, page, signal } = asked;
  const listed = await executions.list(scope, filter, page);
  const counts: Tally = { withheld: 0, notReplayable: 0, unreadable: 0, left: 0 };
  const flows: RecordedCases['flows'] = {};
  const items: RecordedCase[] = [];
  for (const row of listed.items) {
    signal.throwIfAborted();
    const found = await casesOf(past, scope, { row, table, more });
    if ('missing' in found) {
      counts[found.missing]++;
      continue;
    }
    counts.left += Math.max(0, found.cases.length - casesOfOneAtMost);
    for (const one of found.cases.slice(0, casesOfOneAtMost)) {
      if (isWithheld(scope, found.closure, one)) counts.withheld++;
      else items.push(one);
      flows[one.flow] ??= { types: typesOf(found.closure, one.flow), zone: found.closure.zone };
    }
  }
  return { items, flows, executions: listed.items.length, ...counts, ...(listed.next === undefined ? {} : { next: listed.next }) };
}

type Found = { readonly closure: FlowClosure; readonly cases: readonly RecordedCase[] };
type Missing = { readonly missing: 'notReplayable' | 'unreadable' };

async function casesOf(
  past: PastExecutions,
  scope: Scope,
  { row, table, more }: { readonly row: ExecutionRow; readonly table: string; readonly more: readonly string[] },
): Promise<Found | Missing> {
  try {
    const { closure } = await past.version(scope, row.version);
    const asked: TableAsked[] = [];
    const execution = await past.read(scope, row);
    const flowOf = watchVersions(execution.flowOf, (one) => asked.push(one), more);
    const replayed = replay({ ...execution, flowOf });
    if (!replayed.ok) return { missing: 'notReplayable' };
    const paid = firstAmount(closure, closure.root, replayed.state.output, 'output');
    const cases = asked.filter((one) => one.table === table).map((one) => caseFrom(row.id, closure, one, paid));
    return { closure, cases };
  } catch {
    // An erased customer's execution cannot be opened any more; it is counted, and does not hide all the others.
    return { missing: 'unreadable' };
  }
}

function caseFrom(
  execution: string,
  closure: FlowClosure,
  { flow, at, inputs, outcome, rules }: TableAsked,
  paid: number | undefined,
): RecordedCase {
  const amountFen = firstAmount(closure, flow, inputs, 'all') ?? paid;
  return { execution, flow, at, variables: inputs, decided: outcome, rules, ...(amountFen === undefined ? {} : { amountFen }) };
}

/** The first amount among the values, in their order for what a table saw, in the drawing's for what a flow gives back. */
function firstAmount(closure: FlowClosure, flow: string, values: JsonRecord, of: 'all' | 'output'): number | undefined {
  const money = (closure.flows[flow]?.variables ?? []).filter(({ type, output }) => type === 'money' && (of === 'all' || output === true));
  const names = new Set(money.map(storedName));
  const ordered = of === 'all' ? Object.keys(values) : [...names];
  const found = ordered.filter((name) => names.has(name)).map((name) => values[name]);
  return found.find((value) => typeof value === 'number');
}

/** A hidden value decides otherwise than the value itself, so a case is shown whole or not at all. */
function isWithheld(scope: Scope, closure: FlowClosure, { flow, variables, decided }: RecordedCase): boolean {
  const plain: Json = decided.is === 'output' ? decided.output : null;
  return !sameJson(maskVariables(scope, closure.flows[flow], variables), variables) || !sameJson(maskData(scope, plain), plain);
}

function typesOf({ flows }: FlowClosure, flow: string): Readonly<Record<string, VariableType>> {
  return Object.fromEntries((flows[flow]?.variables ?? []).map(({ name, type }) => [name, type]));
}
