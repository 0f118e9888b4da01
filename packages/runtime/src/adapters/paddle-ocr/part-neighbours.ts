import { type Box, distance, heightOf, slice, widthOf } from './box.ts';

/** Boxes are grown a little on all sides, so two cells that stand close in a row may both hold the character between them: each gives up half of
 * what they share. */
export function partNeighbours(boxes: readonly Box[]): Box[] {
  const parted = [...boxes];
  for (const [at, left] of parted.entries())
    for (const [other, right] of parted.entries()) {
      const shared = at === other ? 0 : sharedLength(left, right);
      if (shared <= 0) continue;
      parted[at] = slice(parted[at] ?? left, 0, 1 - shared / 2 / widthOf(left));
      parted[other] = slice(parted[other] ?? right, shared / 2 / widthOf(right), 1);
    }
  return parted;
}

/** How far the left box reaches into the right one, px; 0 unless they stand in one row and overlap by about a character. */
function sharedLength(left: Box, right: Box): number {
  const width = widthOf(left);
  const height = Math.min(heightOf(left), heightOf(right));
  if (width === 0 || right[0][0] <= left[0][0]) return 0;
  const [a, b] = left;
  const u = [(b[0] - a[0]) / width, (b[1] - a[1]) / width] as const;
  const along = (right[0][0] - a[0]) * u[0] + (right[0][1] - a[1]) * u[1];
  const across = (right[0][1] - a[1]) * u[0] - (right[0][0] - a[0]) * u[1];
  const shared = width - along;
  if (along <= 0 || Math.abs(across) > height / 2 || shared > height * 1.5 || shared >= distance(right[0], right[1])) return 0;
  return shared;
}
