import type { FeelValue, UnaryTest } from '../../expression/index.ts';
import { type CellSet, cellSetOf, constantsOf, isEverything, type Scale, scaleOf } from '../cells/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { boundariesOf } from './boundaries.ts';
import { addRule, hasRule, type RuleSets } from './rule-set.ts';
import { type Swept, sweep, type ToldCell } from './sweep.ts';

/** The tests of a column, one for each rule; undefined where the cell takes anything. */
export type ColumnTests = readonly (UnaryTest | undefined)[];

/**
 * A column made ready to be asked by value. Each value falls into a bucket, and each bucket has the set of the rules whose cells do not
 * say no to it. `asks` are the cells that must be asked one by one all the same, by bucket: those that read more than the value; and
 * all of them where the value is missing or of a kind they were not sorted for, or where different values share the bucket.
 */
export type ColumnIndex = {
  readonly rules: number;
  readonly sets: RuleSets;
  readonly asks: readonly (ColumnTests | undefined)[];
  /** The bucket of a value, for a tenant in the zone. */
  bucketOf(value: FeelValue, zone: string): number;
};

/** Whether the column allows the values in a bucket, where that is the last of its rules; or the test that must be asked of each. */
export function allowedIn({ sets, asks, rules }: ColumnIndex, bucket: number): boolean | UnaryTest {
  return asks[bucket]?.[rules - 1] ?? hasRule(sets, { set: bucket, rule: rules - 1 });
}

/** Longer texts cost steps to compare, and a cell may run out of them: such a value is asked cell by cell. */
const longestText = 255;

/** The index of a column, in at most so many sets besides two. */
export function columnIndexOf(tests: ColumnTests, type: ColumnType, mostBuckets: number): ColumnIndex {
  const { scale, cells, always, untold } = readColumn(tests, type);
  const spans = cells.flatMap((cell) => cell.spans);
  // by moment, constants may lie in another order than by the clock, and then matter although the spans do not show them
  const boundaries = boundariesOf(spans, scale, scale === 'dateTime' ? constantsIn(tests) : []);
  const swept = sweep({ cells, always, rules: tests.length, boundaries }, mostBuckets);
  const { sets, buckets, bucketOfSegment, shared } = swept;
  const [missing, unsorted] = [buckets, buckets + 1];
  tests.forEach((test, rule) => {
    addRule(sets, { set: unsorted, rule });
    if (mayHoldForNull(test, type)) addRule(sets, { set: missing, rule });
  });
  const all = tests.some((test) => test !== undefined) ? tests : undefined;
  const find = gapsAreAlike(swept) ? boundaries.endOf : boundaries.segmentOf;
  return {
    rules: tests.length,
    sets,
    asks: [...shared.map((isShared) => (isShared ? all : untold)), all, all],
    bucketOf(value, zone) {
      if (value === null) return missing;
      if (typeof value === 'string' && value.length > longestText) return unsorted;
      const segment = find(value, zone);
      return segment === undefined ? unsorted : (bucketOfSegment[segment] ?? unsorted);
    },
  };
}

type Column = {
  readonly scale: Scale;
  readonly cells: readonly ToldCell[];
  /** Rules whose cells no value that is there can decide: they take anything, or have to be asked. */
  readonly always: readonly number[];
  readonly untold: ColumnTests | undefined;
};

/** Sorts the cells into those that admit known values on the column's scale, and those that have to be asked. */
function readColumn(tests: ColumnTests, type: ColumnType): Column {
  const read = new Map<string, { set: CellSet; rules: number[] }>();
  tests.forEach((test, rule) => {
    const source = test?.source ?? '-';
    const known = read.get(source);
    if (known === undefined) read.set(source, { set: cellSetOf(source, type), rules: [rule] });
    else known.rules.push(rule);
  });
  const told: ToldCell[] = [];
  const always: number[] = [];
  const asked = new Set<number>();
  let scale: Scale | undefined;
  for (const { set, rules } of read.values()) {
    if (set.is === 'spans') scale ??= set.scale;
    const fits = set.is === 'spans' && (set.scale === undefined || set.scale === scale);
    if (fits && isEverything(set.spans)) always.push(...rules);
    else if (fits) told.push({ spans: set.spans, rules });
    else {
      always.push(...rules);
      for (const rule of rules) asked.add(rule);
    }
  }
  const untold = asked.size === 0 ? undefined : tests.map((test, rule) => (asked.has(rule) ? test : undefined));
  return { scale: scale ?? 'text', cells: told, always, untold };
}

function constantsIn(tests: ColumnTests): FeelValue[] {
  const sources = new Set(tests.flatMap((test) => test?.source ?? []));
  return [...sources].flatMap(constantsOf).filter((constant) => scaleOf(constant) === 'dateTime');
}

function mayHoldForNull(test: UnaryTest | undefined, type: ColumnType): boolean {
  if (test?.judgesNull !== true) return true;
  const set = cellSetOf(test.source, type);
  return set.is === 'opaque' || set.onNull !== 'no';
}

/** Whether all segments between the ends are in one bucket, as in columns that only ask for equality. */
function gapsAreAlike({ bucketOfSegment }: Swept): boolean {
  return bucketOfSegment.every((bucket, segment) => segment % 2 === 1 || bucket === bucketOfSegment[0]);
}
