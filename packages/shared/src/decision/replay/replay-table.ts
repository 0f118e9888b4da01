import { faultDataFrom } from '../../fault/index.ts';
import type { JsonRecord } from '../../json/index.ts';
import type { GivenTable } from '../cases/index.ts';
import { outcomeOf, type TableOutcome } from '../outcome.ts';
import { type AmountChange, openAmounts } from './amounts.ts';
import { type ChangeGroup, type OutcomeCounts, openTally, type ReplayExample } from './tally.ts';

/** What a table was given, as it was stored: variables, or inputs by their ids; and when (an instant in UTC), where that is known. */
export type RecordedInputs = { readonly at?: string; readonly given: JsonRecord };

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

type Tables = { readonly before: GivenTable; readonly after: GivenTable };

type Limits = { readonly batch?: number; readonly examples?: number; readonly groups?: number };

/**
 * Decides recorded inputs by two tables, at the moment when they were recorded where that is known. Gives its progress after every batch (200 unless told
 * otherwise), so that whoever runs it may show it, let others work in between, or stop by asking no further.
 */
export function* replayTable(
  tables: Tables,
  recorded: readonly RecordedInputs[],
  { batch = 200, examples = 50, groups: mostGroups = 50 }: Limits = {},
): Generator<ReplayProgress, Replay, void> {
  const tally = openTally(examples);
  const amounts = openAmounts(tables.before.compiled.table, tables.after.compiled.table);
  for (const [index, inputs] of recorded.entries()) {
    if (index > 0 && index % batch === 0) yield { done: index, total: recorded.length, changed: tally.changed() };
    const [before, after] = decideBoth(tables, inputs);
    tally.add({ inputs: inputs.given, before, after });
    amounts.add(before, after);
  }
  const { changed, counts, examples: shown, groups } = tally.read();
  const byChange = groups.slice(0, mostGroups);
  const listed = byChange.reduce((sum, { count }) => sum + count, 0);
  return { total: recorded.length, changed, counts, examples: shown, byChange, others: changed - listed, amounts: amounts.read() };
}

function decideBoth({ before, after }: Tables, recorded: RecordedInputs): readonly [TableOutcome, TableOutcome] {
  return [outcomeFor(before, recorded), outcomeFor(after, recorded)];
}

/** Inputs that are not of the types they are declared with are a type error. */
function outcomeFor(table: GivenTable, { given, at }: RecordedInputs): TableOutcome {
  try {
    return outcomeOf(table.compiled, table.decide(given, at));
  } catch (error) {
    return { is: 'typeError', code: faultDataFrom(error).code };
  }
}
