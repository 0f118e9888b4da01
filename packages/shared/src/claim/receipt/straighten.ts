import type { Cell, Corner, Page, PageLine } from './page.ts';

/**
 * Lays the pieces of a page out level. The page may be turned as a whole, and a picture taken at a slant makes rows lean differently in
 * different places: the lean is fitted as a plane over the page from the longer pieces, and taken out to first order.
 */
export function straighten(page: Page): Cell[] {
  const pieces = page.lines.map(pieceOf);
  const unit = median(pieces.map((piece) => piece.height)) || 1;
  const turn = median(pieces.filter((piece) => piece.length > 2 * piece.height).map((piece) => piece.angle));
  const level = pieces.map((piece) => ({
    ...piece,
    ...rotated([piece.x / unit, piece.y / unit], turn),
    lean: Math.tan(within(piece.angle - turn)),
  }));
  const middleX = mean(level.map(({ u }) => u));
  const middleY = mean(level.map(({ v }) => v));
  const [a, b, c] = plane(
    level
      .filter((piece) => piece.length > 3 * piece.height && Math.abs(piece.lean) < 0.15)
      .map(({ u, v, lean, length }) => ({ x: u - middleX, y: v - middleY, z: lean, weight: length / unit })),
  );
  return level
    .map(({ line, u, v, length, height }) => {
      const x = u - middleX;
      const y = v - middleY;
      return {
        line,
        left: u - length / unit / 2,
        right: u + length / unit / 2,
        y: v - (a * x + (b * x * x) / 2 + c * x * y),
        height: height / unit,
      };
    })
    .sort((one, other) => one.y - other.y || one.left - other.left);
}

type Piece = {
  readonly line: PageLine;
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly height: number;
  readonly angle: number;
};

function pieceOf(line: PageLine): Piece {
  const [a, b, c, d] = line.box;
  const side = (from: Corner, to: Corner) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  return {
    line,
    x: (a[0] + b[0] + c[0] + d[0]) / 4,
    y: (a[1] + b[1] + c[1] + d[1]) / 4,
    length: side(a, b),
    height: side(a, d),
    angle: Math.atan2(b[1] - a[1], b[0] - a[0]),
  };
}

function rotated([x, y]: Corner, by: number): { u: number; v: number } {
  return { u: x * Math.cos(by) + y * Math.sin(by), v: y * Math.cos(by) - x * Math.sin(by) };
}

function within(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

type Sample = { readonly x: number; readonly y: number; readonly z: number; readonly weight: number };

/** Least squares of z = a + b x + c y; flat where the samples do not say. */
function plane(samples: readonly Sample[]): [number, number, number] {
  if (samples.length < 8) return [0, 0, 0];
  const sum = (of: (sample: Sample) => number) => samples.reduce((total, sample) => total + sample.weight * of(sample), 0);
  const weight = sum(() => 1);
  const [mx, my, mz] = [sum(({ x }) => x) / weight, sum(({ y }) => y) / weight, sum(({ z }) => z) / weight];
  const xx = sum(({ x }) => (x - mx) ** 2);
  const yy = sum(({ y }) => (y - my) ** 2);
  const xy = sum(({ x, y }) => (x - mx) * (y - my));
  const xz = sum(({ x, z }) => (x - mx) * (z - mz));
  const yz = sum(({ y, z }) => (y - my) * (z - mz));
  const determinant = xx * yy - xy * xy;
  if (Math.abs(determinant) < 1e-6 * xx * yy) return [mz, 0, 0];
  const b = (xz * yy - yz * xy) / determinant;
  const c = (yz * xx - xz * xy) / determinant;
  return [mz - b * mx - c * my, b, c];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
