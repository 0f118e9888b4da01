import { type FeelType, scopeFrom } from '../../expression/index.ts';
import { faultDataFrom } from '../../fault/index.ts';
import type { JsonRecord } from '../../json/index.ts';
import type { CompiledTable } from '../compile-table.ts';
import { outcomeOf, type TableOutcome } from '../outcome.ts';
import { type AmountChange, openAmounts } from './amounts.ts';
import { type ChangeGroup, type OutcomeCounts, openTally, type ReplayExample } from './tally.ts';

/** The variables with which a table was asked, as they were stored, and when (an instant in UTC). */
export type RecordedInputs = { readonly at: string; readonly variables: JsonRecord };

/** How far a replay is. */
export type ReplayProgress = { readonly done: number; readonly total: number; readonly changed: number };

/** What a change of a table would have made of recorded inputs. Counts are exact; examples and kinds of change are capped. */
export type Replay = {
  readonly total: number;
  readonly changed: number;
  readonly counts: { readonly before: OutcomeCounts; readonly after: OutcomeCounts };
  readonly examples: readonly ReplayExample[];
  /** The most frequent kinds of change first; `others` counts the changes of the kinds that are not listed. */
  readonly byChange: readonly ChangeGroup[];
  readonly others: number;
  readonly amounts: readonly AmountChange[];
};

type Tables = {
  readonly before: CompiledTable;
  readonly after: CompiledTable;
  readonly names: Readonly<Record<string, FeelType>>;
  readonly zone: string;
};

type Limits = { readonly batch?: number; readonly examples?: number; readonly groups?: number };

/**
 * Decides recorded inputs by two tables, each at the moment when it was recorded. Gives its progress after every batch (200 unless told
 * otherwise), so that whoever runs it may show it, let others work in between, or stop by asking no further.
 */
export function* replayTable(
  tables: Tables,
  recorded: readonly RecordedInputs[],
  { batch = 200, examples = 50, groups: mostGroups = 50 }: Limits = {},
): Generator<ReplayProgress, Replay, void> {
  const tally = openTally(examples);
  const amounts = openAmounts(tables.before.table, tables.after.table);
  for (const [index, inputs] of recorded.entries()) {
    if (index > 0 && index % batch === 0) yield { done: index, total: recorded.length, changed: tally.changed() };
    const [before, after] = decideBoth(tables, inputs);
    tally.add({ inputs: inputs.variables, before, after });
    amounts.add(before, after);
  }
  const { changed, counts, examples: shown, groups } = tally.read();
  const byChange = groups.slice(0, mostGroups);
  const listed = byChange.reduce((sum, { count }) => sum + count, 0);
  return { total: recorded.length, changed, counts, examples: shown, byChange, others: changed - listed, amounts: amounts.read() };
}

/** Inputs that are not of the types they are declared with are a type error for both tables alike. */
function decideBoth({ before, after, names, zone }: Tables, { at, variables }: RecordedInputs): readonly [TableOutcome, TableOutcome] {
  try {
    const scope = scopeFrom(variables, names);
    const environment = { now: at, zone };
    return [outcomeOf(before, before.evaluate(scope, environment)), outcomeOf(after, after.evaluate(scope, environment))];
  } catch (error) {
    const failed = { is: 'typeError', code: faultDataFrom(error).code } as const;
    return [failed, failed];
  }
}
