import { meet } from '../diagram/atoms.ts';
import { type Bits, clearBit, noBits, numbersIn, setBit } from '../diagram/bits.ts';
import type { Steps } from '../diagram/sweep.ts';
import { isEmptyRow, type Row } from './row.ts';
import type { Space } from './space.ts';

/**
 * Which rows meet: for each row the places of the others that may take a point it may take. When it is not `complete`, the steps
 * did not suffice: some rows are then said not to meet that perhaps do.
 */
export type Meetings = { readonly of: readonly Bits[]; readonly complete: boolean };

/** Compares all rows with each other, a column at a time and 32 rows at a time. */
export function meetingsOf({ rows, sizes }: Space, steps: Steps): Meetings {
  const all = noBits(rows.length);
  for (const row of rows) if (!isEmptyRow(row)) setBit(all, row.place);
  const of = rows.map((row) => (isEmptyRow(row) ? noBits(rows.length) : all.slice()));
  for (const row of rows) clearBit(of[row.place] ?? all, row.place);
  steps.left -= (2 * rows.length * all.length * sizes.length) / 32;
  if (steps.left < 0) return { of: rows.map(() => noBits(rows.length)), complete: false };
  sizes.forEach((size, column) => {
    narrow(rows, column, size, of);
  });
  return { of, complete: dropNearMisses(rows, of, steps) };
}

/** Leaves of each row's companions those whose stretch from first to last atom in the column meets its own. */
function narrow(rows: readonly Row[], column: number, size: number, of: readonly Bits[]): void {
  const constrained = rows.filter(({ box }) => !(box[column]?.[0] === 0 && box[column]?.at(-1) === size));
  if (constrained.length === 0) return;
  const byStart = placesBy(rows, size, ({ box }) => box[column]?.[0] ?? size);
  const byEnd = placesBy(rows, size, ({ box }) => box[column]?.at(-1) ?? 0);
  const [begun, ended] = [noBits(rows.length), noBits(rows.length)];
  for (let at = 0; at <= size; at++) {
    // Those that end here meet what has begun before here; those that begin here meet what has not ended by here.
    for (const place of byEnd[at] ?? []) keep(of[place], begun, true);
    for (const place of byEnd[at] ?? []) setBit(ended, place);
    for (const place of byStart[at] ?? []) keep(of[place], ended, false);
    for (const place of byStart[at] ?? []) setBit(begun, place);
  }
}

/** Keeps of the numbers those that are (or are not) in the other set. */
function keep(bits: Bits | undefined, other: Bits, inside: boolean): void {
  if (bits === undefined) return;
  for (let word = 0; word < bits.length; word++) {
    const mask = other[word] ?? 0;
    bits[word] = (bits[word] ?? 0) & (inside ? mask : ~mask);
  }
}

function placesBy(rows: readonly Row[], size: number, atomOf: (row: Row) => number): number[][] {
  const places = Array.from({ length: size + 1 }, (): number[] => []);
  for (const row of rows) if (!isEmptyRow(row)) places[atomOf(row)]?.push(row.place);
  return places;
}

/** Parts the rows that pass each other by in the holes of a cell. When the steps run out the rest is taken apart unseen: false. */
function dropNearMisses(rows: readonly Row[], of: readonly Bits[], steps: Steps): boolean {
  for (const row of rows) {
    const mine = of[row.place];
    if (mine === undefined || !row.box.some((atoms) => atoms.length > 2)) continue;
    for (const place of numbersIn(mine)) {
      const other = rows[place];
      if (other === undefined || (steps.left-- > 0 && row.box.every((atoms, column) => meet(atoms, other.box[column] ?? [])))) continue;
      clearBit(mine, place);
      clearBit(of[place] ?? mine, row.place);
    }
  }
  return steps.left >= 0;
}
