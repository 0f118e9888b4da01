import { z } from 'zod';
import { Difference } from './difference.ts';
import { OpenFrom, Rehearsal } from './rehearsal.ts';

/** How one past execution fared; or that it does not even replay on its own version, or can no longer be read. */
export const Fared = z.discriminatedUnion('fared', [
  z.strictObject({ fared: z.literal('rehearsed'), execution: z.string(), rehearsal: Rehearsal }),
  z.strictObject({ fared: z.literal('notReplayable'), execution: z.string(), difference: Difference }),
  z.strictObject({ fared: z.literal('unreadable'), execution: z.string(), code: z.string() }),
]);
export type Fared = z.infer<typeof Fared>;

const examplesOfAKind = 5;
const openPlacesAtMost = 50;

const Count = z.int().nonnegative();

/** How many past executions fare how on another version. Adds up page by page, and stays small however many there are. */
export const Tally = z.strictObject({
  executions: Count,
  same: Count,
  differs: Count,
  openFromHere: Count,
  notReplayable: Count,
  unreadable: Count,
  /** Executions in which it differs, also where they stand open later on. */
  changed: z.strictObject({ path: Count, decisions: Count, amounts: Count, end: Count }),
  /** Changed decisions by table. */
  tables: z.record(z.string(), Count),
  /** Amounts that become more or less, and what that comes to in fen. Amounts the reader may not see are not in it. */
  amounts: z.strictObject({ more: Count, less: Count, sumFen: z.int() }),
  /** Where they stand open, the most frequent first; `others` are at places beyond these. */
  open: z.array(OpenFrom.extend({ executions: Count })).readonly(),
  others: Count,
  /** A few of each kind. */
  examples: z.array(Fared).readonly(),
});
export type Tally = z.infer<typeof Tally>;

export const emptyTally: Tally = {
  ...{ executions: 0, same: 0, differs: 0, openFromHere: 0, notReplayable: 0, unreadable: 0, others: 0 },
  changed: { path: 0, decisions: 0, amounts: 0, end: 0 },
  tables: {},
  amounts: { more: 0, less: 0, sumFen: 0 },
  open: [],
  examples: [],
};

/** The tally of one execution. */
export function tallyOf(fared: Fared): Tally {
  if (fared.fared !== 'rehearsed') return { ...emptyTally, executions: 1, [fared.fared]: 1, examples: [fared] };
  const { is, path, decisions, amounts, end, open } = fared.rehearsal;
  const tables: Record<string, number> = {};
  for (const { table } of decisions) tables[table] = (tables[table] ?? 0) + 1;
  return {
    ...emptyTally,
    executions: 1,
    [is]: 1,
    changed: { path: path ? 1 : 0, decisions: Math.min(1, decisions.length), amounts: Math.min(1, amounts.length), end: end ? 1 : 0 },
    tables,
    amounts: amountsOf(amounts),
    open: open ? [{ ...open, executions: 1 }] : [],
    examples: is === 'same' ? [] : [fared],
  };
}

/** Two tallies as one. The order does not matter but for which examples are kept. */
export function addTallies(one: Tally, other: Tally): Tally {
  const sum = (pick: (tally: Tally) => number) => pick(one) + pick(other);
  const { open, others } = addPlaces(one, other);
  return {
    executions: sum(({ executions }) => executions),
    same: sum(({ same }) => same),
    differs: sum(({ differs }) => differs),
    openFromHere: sum(({ openFromHere }) => openFromHere),
    notReplayable: sum(({ notReplayable }) => notReplayable),
    unreadable: sum(({ unreadable }) => unreadable),
    changed: {
      path: sum(({ changed }) => changed.path),
      decisions: sum(({ changed }) => changed.decisions),
      amounts: sum(({ changed }) => changed.amounts),
      end: sum(({ changed }) => changed.end),
    },
    tables: addCounts(one.tables, other.tables),
    amounts: {
      more: sum(({ amounts }) => amounts.more),
      less: sum(({ amounts }) => amounts.less),
      sumFen: sum(({ amounts }) => amounts.sumFen),
    },
    open,
    others,
    examples: fewOfEach([...one.examples, ...other.examples]),
  };
}

function amountsOf(amounts: Rehearsal['amounts']): Tally['amounts'] {
  const changes = amounts.map(({ recordedFen, rehearsedFen }) => (fenIn(rehearsedFen) ?? 0) - (fenIn(recordedFen) ?? 0));
  return {
    more: changes.filter((change) => change > 0).length,
    less: changes.filter((change) => change < 0).length,
    sumFen: changes.reduce((sum, change) => sum + change, 0),
  };
}

function fenIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function addCounts(one: Tally['tables'], other: Tally['tables']): Tally['tables'] {
  const sums = { ...one };
  for (const [name, count] of Object.entries(other)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function addPlaces(one: Tally, other: Tally): Pick<Tally, 'open' | 'others'> {
  const places = new Map<string, Tally['open'][number]>();
  for (const place of [...one.open, ...other.open]) {
    const name = `${place.flow} ${place.node} ${place.why} ${place.detail ?? ''}`;
    places.set(name, { ...place, executions: (places.get(name)?.executions ?? 0) + place.executions });
  }
  const sorted = [...places.values()].sort((a, b) => b.executions - a.executions);
  const beyond = sorted.slice(openPlacesAtMost).reduce((sum, { executions }) => sum + executions, 0);
  return { open: sorted.slice(0, openPlacesAtMost), others: one.others + other.others + beyond };
}

function fewOfEach(examples: readonly Fared[]): readonly Fared[] {
  const seen = new Map<string, number>();
  return examples.filter((example) => {
    const kind = example.fared === 'rehearsed' ? example.rehearsal.is : example.fared;
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before < examplesOfAKind;
  });
}
