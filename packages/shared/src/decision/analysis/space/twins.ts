import type { Atoms } from '../diagram/atoms.ts';
import { isContradictory, type Row } from './row.ts';
import type { Space } from './space.ts';

/** For each row the place of the first one that takes exactly the same, missing values and opaque cells included: its own when it is the first. */
export function twinsOf({ rows }: Pick<Space, 'rows'>): readonly number[] {
  const known = new Map<string, number>();
  const numbers = new Map<Atoms, number>();
  return rows.map((row) => {
    if (isContradictory(row)) return row.place;
    const key = row.box.map((atoms, column) => keyOfCell(row, atoms, column, numbers)).join('|');
    const first = known.get(key);
    if (first === undefined) known.set(key, row.place);
    return first ?? row.place;
  });
}

/** Equal for cells that take the same; equal atoms of a column are the same list. */
export function keyOfCell(row: Row, atoms: Atoms, column: number, numbers: Map<Atoms, number>): string {
  const opaque = row.opaque.find((cell) => cell.column === column);
  if (opaque !== undefined) return JSON.stringify(opaque.text);
  const number = numbers.get(atoms) ?? numbers.size;
  numbers.set(atoms, number);
  return `${number}${row.onNull[column] ?? ''}`;
}
