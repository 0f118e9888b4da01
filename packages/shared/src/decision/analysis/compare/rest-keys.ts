import { type Atoms, countOf } from '../diagram/atoms.ts';
import { type Bits, bitsOf } from '../diagram/bits.ts';
import { keyOfCell } from '../space/twins.ts';
import type { JointSpace, SideRow } from './joint-space.ts';

/** What is known beforehand of the rests of two tables' rules, column by column and by their places in the joint space. */
export type RestKeys = {
  /** Whether equal rests decide the same in both tables: they have the same policy and outputs. */
  readonly comparable: boolean;
  /** A number for each rest that is equal where the rests are: the same cells from here on, the same outputs. */
  readonly of: readonly (readonly number[])[];
  /** The rests that apply whatever the columns from here on say; of opaque cells it is only known that they may. */
  readonly whole: readonly Bits[];
};

/** The keys of all rests, with the columns asked in the given order. */
export function restKeysOf({ space, before, after }: JointSpace, order: readonly number[]): RestKeys {
  const { rows, sizes } = space;
  const policy = ({ table }: JointSpace['before']) => JSON.stringify([table.hitPolicy, table.aggregation, table.outputs]);
  const ends = new Map([...before.rows, ...after.rows].map((own): [number, string] => [own.row.place, keyOfEnd(own)]));
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const atomNumbers = new Map<Atoms, number>();
  const of = [rows.map(({ place }) => numberOf(ends.get(place) ?? ''))];
  const whole = [rows.map(() => true)];
  for (const column of order.toReversed()) {
    const [below = [], wholeBelow = []] = [of[0], whole[0]];
    of.unshift(rows.map((row) => numberOf(`${keyOfCell(row, row.box[column] ?? [], column, atomNumbers)}|${below[row.place] ?? 0}`)));
    whole.unshift(rows.map((row) => wholeBelow[row.place] === true && countOf(row.box[column] ?? []) === sizes[column]));
  }
  return { comparable: policy(before) === policy(after), of, whole: whole.map(bitsOf) };
}

/** What a rule gives, and what its holding depends on for good: opaque cells stay in doubt when their column has been asked. */
function keyOfEnd({ outcome, row }: SideRow): string {
  return JSON.stringify([outcome.map(({ literal, text }) => literal ?? [text]), row.opaque.map(({ column, text }) => [column, text])]);
}
