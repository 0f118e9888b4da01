import type { Bounds } from '../read/shapes.ts';

type Point = { readonly x: number; readonly y: number };

/** The corners of a line between two shapes: out on the right and in on the left; back below both, where the target does not stand further right. */
export function routeOf(from: Bounds, to: Bounds): readonly Point[] {
  const out = { x: from.x + from.width, y: from.y + from.height / 2 };
  const into = { x: to.x, y: to.y + to.height / 2 };
  if (into.x > out.x) {
    const half = (out.x + into.x) / 2;
    return out.y === into.y ? [out, into] : [out, { x: half, y: out.y }, { x: half, y: into.y }, into];
  }
  const below = Math.max(from.y + from.height, to.y + to.height) + 20;
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2];
  return [
    { x: start, y: from.y + from.height },
    { x: start, y: below },
    { x: end, y: below },
    { x: end, y: to.y + to.height },
  ];
}
