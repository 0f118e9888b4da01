import type { Point } from '../../ports/text-reader.ts';

/** A leaning rectangle round one piece of text: top left first, clockwise. */
export type Box = readonly [Point, Point, Point, Point];

export const distance = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(bx - ax, by - ay);
export const widthOf = ([a, b]: Box) => distance(a, b);
export const heightOf = ([a, , , d]: Box) => distance(a, d);

/** The point a share of the way from one to the other. */
export const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [ax + (bx - ax) * share, ay + (by - ay) * share];

/** The part of a box from one share of its length to another. */
export function slice(box: Box, from: number, to: number): Box {
  const [a, b, c, d] = box;
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
}

/** The smallest rectangle round the points (rotating calipers over the hull), read as text that runs to the right. */
export function smallestBox(points: readonly Point[]): Box | undefined {
  const hull = hullOf(points);
  let best: { area: number; box: Box } | undefined;
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length];
    if (to === undefined || distance(from, to) === 0) continue;
    const length = distance(from, to);
    const u: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const along = hull.map(([x, y]) => x * u[0] + y * u[1]);
    const across = hull.map(([x, y]) => y * u[0] - x * u[1]);
    const [l, r, t, b] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
    const area = (r - l) * (b - t);
    if (best !== undefined && area >= best.area) continue;
    const corner = (x: number, y: number): Point => [x * u[0] - y * u[1], x * u[1] + y * u[0]];
    best = { area, box: [corner(l, t), corner(r, t), corner(r, b), corner(l, b)] };
  }
  return best && startAtTopLeft(best.box);
}

/** Grows a box by the same distance on every side. */
export function grown(box: Box, by: number): Box {
  const [a, b, , d] = box;
  const width = widthOf(box) || 1;
  const height = heightOf(box) || 1;
  const u: Point = [((b[0] - a[0]) / width) * by, ((b[1] - a[1]) / width) * by];
  const v: Point = [((d[0] - a[0]) / height) * by, ((d[1] - a[1]) / height) * by];
  const move = ([x, y]: Point, alongU: number, alongV: number): Point => [
    x + u[0] * alongU + v[0] * alongV,
    y + u[1] * alongU + v[1] * alongV,
  ];
  return [move(box[0], -1, -1), move(box[1], 1, -1), move(box[2], 1, 1), move(box[3], -1, 1)];
}

function startAtTopLeft(box: Box): Box {
  const turns: readonly Box[] = [box, [box[1], box[2], box[3], box[0]], [box[2], box[3], box[0], box[1]], [box[3], box[0], box[1], box[2]]];
  // of the four ways to begin, the one whose first side runs most to the right
  const right = ([a, b]: Box) => (b[0] - a[0]) / (distance(a, b) || 1);
  return turns.reduce((best, turn) => (right(turn) > right(best) ? turn : best), box);
}

function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (from: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length > 1 && turnOf(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnOf(a: Point = [0, 0], b: Point = [0, 0], c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
