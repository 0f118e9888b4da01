import { type Atoms, countOf, runsOf } from './atoms.ts';
import { type Box, boxHasPoint } from './box.ts';
import type { Steps } from './sweep.ts';

/**
 * Looks for a point of the inner box in none of the others by trying some: its corners first, where others are least likely to
 * reach. Whether one was found; when not, nothing is said.
 */
export function hasUncoveredPoint(boxes: readonly Box[], inner: Box, steps: Steps): boolean {
  const counts = inner.map(countOf);
  let state = 0;
  for (let attempt = 0; attempt < attempts && steps.left > 0; attempt++) {
    const point = inner.map((atoms, column) => {
      // A fixed sequence, so that the same table is always judged alike.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const count = counts[column] ?? 1;
      const corner = attempt < corners ? (attempt < 2 ? attempt : state >>> 31) * (count - 1) : Math.floor((state / 2 ** 32) * count);
      return atomAt(atoms, corner);
    });
    steps.left -= boxes.length;
    if (!boxes.some((box) => boxHasPoint(box, point))) return true;
  }
  return false;
}

const attempts = 16;
const corners = 10;

/** The atom at a place among some, counted from 0. */
function atomAt(atoms: Atoms, place: number): number {
  let left = place;
  for (const [from, to] of runsOf(atoms)) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return atoms[0] ?? 0;
}
