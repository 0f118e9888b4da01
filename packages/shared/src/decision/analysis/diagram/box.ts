import { type Atoms, hasAtom, meet, sharedBy } from './atoms.ts';

/** A part of the space: some atoms of each column, any with any. */
export type Box = readonly Atoms[];

/** Whether the boxes have a point in common. */
export function boxesMeet(left: Box, right: Box): boolean {
  return left.every((atoms, column) => meet(atoms, right[column] ?? []));
}

/** What lies in both boxes; some column is empty when nothing does. */
export function boxInBoth(left: Box, right: Box): Box {
  return left.map((atoms, column) => sharedBy(atoms, right[column] ?? []));
}

/** Whether the point, an atom for each column, lies in the box. */
export function boxHasPoint(box: Box, point: readonly number[]): boolean {
  for (let column = 0; column < box.length; column++) if (!hasAtom(box[column] ?? [], point[column] ?? 0)) return false;
  return true;
}
