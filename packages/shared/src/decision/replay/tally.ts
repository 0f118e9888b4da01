import type { JsonRecord } from '../../json/index.ts';
import { outcomeKey, type TableOutcome } from '../outcome.ts';

/** Recorded inputs that come out otherwise in the same way: from which outcome to which, how many, and a few of them. */
export type ChangeGroup = {
  readonly before: TableOutcome;
  readonly after: TableOutcome;
  readonly count: number;
};

/** One recorded input that comes out otherwise. */
export type ReplayExample = { readonly inputs: JsonRecord; readonly before: TableOutcome; readonly after: TableOutcome };

/** How many recorded inputs came to each kind of outcome. */
export type OutcomeCounts = Readonly<Record<TableOutcome['is'], number>>;

const perGroup = 3;

/** Counts changes as they come; keeps a few examples of each kind and no more than asked in all. */
export function openTally(mostExamples: number) {
  const groups = new Map<string, { before: TableOutcome; after: TableOutcome; count: number }>();
  const examples: ReplayExample[] = [];
  const counts = { before: noCounts(), after: noCounts() };
  let changed = 0;
  return {
    add({ inputs, before, after }: ReplayExample): void {
      counts.before[before.is] += 1;
      counts.after[after.is] += 1;
      const key = `${outcomeKey(before)} ${outcomeKey(after)}`;
      if (outcomeKey(before) === outcomeKey(after)) return;
      changed += 1;
      const group = groups.get(key) ?? { before, after, count: 0 };
      group.count += 1;
      groups.set(key, group);
      if (group.count <= perGroup && examples.length < mostExamples) examples.push({ inputs, before, after });
    },
    changed: () => changed,
    read: () => ({
      changed,
      counts,
      examples,
      groups: [...groups.values()].sort((a, b) => b.count - a.count),
    }),
  };
}

function noCounts(): Record<TableOutcome['is'], number> {
  return { output: 0, noMatch: 0, conflict: 0, missingInput: 0, typeError: 0 };
}
