import type { RulePair } from './match-rules.ts';

/** The fewest rules that were moved so that the order became the other one: all that are not in the longest run still in order. */
export function movedRules(pairs: readonly RulePair[]): readonly RulePair[] {
  const kept = new Set(longestRun(pairs.map(({ before }) => before.row)));
  return pairs.filter((_, index) => !kept.has(index));
}

/** The places of a longest increasing run (patience sorting, n log n). */
function longestRun(rows: readonly number[]): readonly number[] {
  const tops: number[] = [];
  const below: (number | undefined)[] = [];
  for (const [place, row] of rows.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[tops[middle] ?? 0] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    below[place] = low === 0 ? undefined : tops[low - 1];
    tops[low] = place;
  }
  const run: number[] = [];
  for (let place = tops.at(-1); place !== undefined; place = below[place]) run.push(place);
  return run.reverse();
}
