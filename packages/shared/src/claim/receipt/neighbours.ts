import type { Cell } from './page.ts';

/** Two cells stand in one row when their middles are nearer than this, in line heights. */
const sameRow = 0.6;
/** How far below its label a value may stand, in line heights. */
const farBelow = 3.2;

export const isInRow = (one: Cell, other: Cell) => Math.abs(one.y - other.y) < sameRow * Math.max(0.8, Math.min(one.height, other.height));

/** The cells to the right in the row, nearest first, up to the next one that `stops`. */
export function rightOf(cell: Cell, cells: readonly Cell[], stops: (other: Cell) => boolean): Cell[] {
  const right = cells
    .filter((other) => other !== cell && isInRow(cell, other) && other.left > (cell.left + cell.right) / 2 && other.left > cell.right - 1)
    .sort((one, other) => one.left - other.left);
  const stop = right.findIndex(stops);
  return stop < 0 ? right : right.slice(0, stop);
}

/** The nearest cell below that shares some of the width, unless it `stops`. */
export function belowOf(cell: Cell, cells: readonly Cell[], stops: (other: Cell) => boolean): Cell | undefined {
  const below = cells
    .filter((other) => other.y - cell.y > 0.7 && other.y - cell.y < farBelow && overlap(cell, other) > 0)
    .sort((one, other) => one.y - other.y);
  const nearest = below[0];
  return nearest === undefined || stops(nearest) ? undefined : nearest;
}

/** The width two cells share; negative: the gap between them. */
export function overlap(one: Cell, other: Cell): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}
