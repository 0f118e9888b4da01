import type { ImageQuality, PoorReason } from '../../ports/image-intake.ts';

/** Grey levels 0..255, row by row. */
export type GreyPicture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

const side = 32;
/** Below this the sharpest twentieth of the picture is soft: strokes of small print run together. */
const softBelow = 120;
const darkBelow = 0.22;
/** A page of small print needs about this many px on its longer side. */
const smallBelow = 900;

/**
 * Judges whether a photo can be read. Sharpness is the variance of the Laplacian in squares of 32 px, at the twentieth sharpest of a hundred, so
 * that blank paper does not count, less that of the calmest fifth, which is the camera's noise; `longestSide` is that of the original in px.
 */
export function measureQuality(grey: GreyPicture, longestSide: number): ImageQuality {
  const sharpness = sharpnessOf(grey);
  const brightness = grey.data.reduce((sum, level) => sum + level, 0) / grey.data.length / 255;
  const reasons: PoorReason[] = [];
  // light multiplies every edge: a dark picture is not a blurred one
  if (sharpness < softBelow * Math.min(1, brightness / 0.7) ** 2) reasons.push('blurred');
  if (brightness < darkBelow) reasons.push('dark');
  if (longestSide < smallBelow) reasons.push('small');
  return { sharpness, brightness, verdict: reasons.length > 0 ? 'poor' : 'good', reasons };
}

function sharpnessOf({ data, width, height }: GreyPicture): number {
  const squares: number[] = [];
  for (let top = 1; top + side < height; top += side)
    for (let left = 1; left + side < width; left += side) {
      let sum = 0;
      let squared = 0;
      for (let y = top; y < top + side; y++)
        for (let x = left; x < left + side; x++) {
          const at = y * width + x;
          const edge = 4 * (data[at] ?? 0) - (data[at - 1] ?? 0) - (data[at + 1] ?? 0) - (data[at - width] ?? 0) - (data[at + width] ?? 0);
          sum += edge;
          squared += edge * edge;
        }
      const count = side * side;
      squares.push(squared / count - (sum / count) ** 2);
    }
  squares.sort((one, other) => other - one);
  return (squares[Math.floor(squares.length / 20)] ?? 0) - (squares[Math.floor(squares.length * 0.8)] ?? 0);
}
