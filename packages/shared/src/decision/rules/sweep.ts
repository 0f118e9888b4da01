import type { Span } from '../cells/index.ts';
import type { Boundaries } from './boundaries.ts';
import { addRule, emptySets, fillSet, type RuleSets, removeRule } from './rule-set.ts';

/** Cells that admit the same, and the rules they stand in. */
export type ToldCell = { readonly spans: readonly Span[]; readonly rules: readonly number[] };

/**
 * Which rules' cells admit the values of each segment. Bucket 0 is that of segments where only `always` hold. Where a bucket is
 * `shared` by segments that admit different rules, it holds all of them together. Behind the buckets two more sets are left empty.
 */
export type Swept = {
  readonly sets: RuleSets;
  readonly buckets: number;
  readonly bucketOfSegment: Uint16Array;
  readonly shared: readonly boolean[];
};

type Column = {
  readonly cells: readonly ToldCell[];
  readonly always: readonly number[];
  readonly rules: number;
  readonly boundaries: Boundaries;
};

/** Goes once along the scale, from boundary to boundary, and notes who holds. Makes at most `mostBuckets` buckets (at least 2). */
export function sweep({ cells, always, rules, boundaries }: Column, mostBuckets: number): Swept {
  const turns = turnsOf(cells, boundaries);
  const segmentsEach = Math.ceil(countHeld(turns) / (mostBuckets - 1));
  const buckets = 1 + Math.ceil(countHeld(turns) / Math.max(1, segmentsEach));
  const sets = emptySets(buckets + 2, rules);
  const running = emptySets(1, rules);
  for (const rule of always) for (const each of [running, sets]) addRule(each, { set: 0, rule });
  const bucketOfSegment = new Uint16Array(boundaries.segments);
  const shared: boolean[] = [false];
  let [bucket, room, holding] = [0, 0, 0];
  turns.forEach(({ begin, end }, segment) => {
    const turned = begin.length + end.length > 0;
    for (const rule of end) removeRule(running, { set: 0, rule });
    for (const rule of begin) addRule(running, { set: 0, rule });
    holding += begin.length - end.length;
    if (holding === 0) return;
    const goesOn = !turned && segment > 0 && bucketOfSegment[segment - 1] === bucket;
    if (!goesOn && room === 0) {
      bucket++;
      room = segmentsEach;
      fillSet(sets, bucket, running);
      shared[bucket] = false;
    } else if (!goesOn) {
      for (const rule of begin) addRule(sets, { set: bucket, rule });
      shared[bucket] = true;
    }
    if (!goesOn) room--;
    bucketOfSegment[segment] = bucket;
  });
  return { sets, buckets, bucketOfSegment, shared };
}

/** Which rules begin and which end to hold at a segment. */
type Turn = { readonly begin: number[]; readonly end: number[] };

function turnsOf(cells: readonly ToldCell[], { segments, segmentsOf }: Boundaries): Turn[] {
  const turns = Array.from({ length: segments }, (): Turn => ({ begin: [], end: [] }));
  for (const { spans, rules } of cells) {
    for (const span of spans) {
      const [first, last] = segmentsOf(span);
      turns[first]?.begin.push(...rules);
      turns[last + 1]?.end.push(...rules);
    }
  }
  return turns;
}

/** How many stretches there are where more than the rules that always hold do, and each holds other rules than the one before. */
function countHeld(turns: readonly Turn[]): number {
  let [count, holding] = [0, 0];
  for (const { begin, end } of turns) {
    holding += begin.length - end.length;
    if (holding > 0 && begin.length + end.length > 0) count++;
  }
  return count;
}
