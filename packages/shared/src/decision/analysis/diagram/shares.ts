import { type Atoms, runsOf } from './atoms.ts';
import type { Box } from './box.ts';

/** How much of its column each atom is, summed up from the left: one entry more than there are atoms, from 0 to 1. */
export type Shares = readonly Float64Array[];

/** The shares of a column's atoms by their weights. */
export function sharesOf(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, index) => {
    sums[index + 1] = (sums[index] ?? 0) + weight / total;
  });
  return sums;
}

/** The share of all points that a box holds. */
export function shareOf(box: Box, shares: Shares): number {
  return box.reduce((share, atoms, column) => share * shareInColumn(atoms, shares[column]), 1);
}

/** The share of a column that the atoms are. */
export function shareInColumn(atoms: Atoms, shares: Float64Array | undefined): number {
  let share = 0;
  for (const [from, to] of runsOf(atoms)) share += (shares?.[to] ?? 0) - (shares?.[from] ?? 0);
  return share;
}
