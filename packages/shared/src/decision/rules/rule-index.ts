import type { UnaryTest } from '../../expression/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { type ColumnIndex, type ColumnTests, columnIndexOf } from './column-index.ts';

/** A column of the table: its type, the cells of all rules, and the test its values must pass to be admitted at all. */
export type Column = { readonly type: ColumnType; readonly tests: ColumnTests; readonly allowed: UnaryTest | undefined };

/**
 * How many bytes the sets of one table may take. 1,000 rules with six columns of different bounds in every row take 1.5 MB. With
 * 10,000 rules and 100 columns it leaves 66 sets for a column: where that has more bounds, neighbours share a set and are asked.
 */
const mostBytesOfTable = 8 << 20;

/** The indexes of these columns, of so many rules. What a column allows is kept as one more rule, behind the last. */
export function columnIndexesOf(columns: readonly Column[], rules: number, mostBytes = mostBytesOfTable): ColumnIndex[] {
  const bytesOfSet = Math.ceil((rules + 1) / 32) * 4;
  const mostBuckets = Math.min(60_000, Math.max(2, Math.floor(mostBytes / bytesOfSet / Math.max(1, columns.length))));
  return columns.map(({ type, tests, allowed }) => columnIndexOf([...tests, allowed], type, mostBuckets));
}

/** Columns with their indexes. */
type Indexed = readonly { readonly index: ColumnIndex }[];

/** The buckets that the values of the columns fall into, and how many rules there are. */
type Asked = { readonly buckets: readonly number[]; readonly rules: number };

/**
 * Visits, in their order, the rules that no column rules out for the values in these buckets, until a visit says that the decision has
 * fallen; gives the place of that rule.
 */
export function findStanding(columns: Indexed, { buckets, rules }: Asked, visit: (rule: number) => boolean): number | undefined {
  for (let first = 0; first < rules; first += 32) {
    let standing = rules - first >= 32 ? -1 : (1 << (rules - first)) - 1;
    for (let column = 0; column < columns.length && standing !== 0; column++) {
      const sets = columns[column]?.index.sets;
      if (sets !== undefined) standing &= sets.bits[(buckets[column] ?? 0) * sets.words + (first >> 5)] ?? 0;
    }
    for (; standing !== 0; standing &= standing - 1) {
      const rule = first + 31 - Math.clz32(standing & -standing);
      if (visit(rule)) return rule;
    }
  }
  return undefined;
}

/** The cells of a column that must be asked one by one. */
export type CellsToAsk = { readonly column: number; readonly tests: ColumnTests };

/** What has to be asked of the rules that stand, for values in these buckets. */
export function cellsToAsk(columns: Indexed, buckets: readonly number[]): CellsToAsk[] {
  const asks: CellsToAsk[] = [];
  for (let column = 0; column < columns.length; column++) {
    const tests = columns[column]?.index.asks[buckets[column] ?? 0];
    if (tests !== undefined) asks.push({ column, tests });
  }
  return asks;
}
