import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Point } from '../../ports/text-reader.ts';
import { type Box, grown, heightOf, smallestBox, widthOf } from './box.ts';
import { partNeighbours } from './part-neighbours.ts';
import { type Picture, resized } from './picture.ts';

/** Longest side the detector looks at, px: small print of a full page stays legible, and one look stays under a second. */
const longestSide = 1536;
const inkThreshold = 0.3;
const boxThreshold = 0.5;
/** How much a found core is grown, as the detector was trained to find shrunken cores (DB, unclip ratio). */
const unclip = 1.6;

/** Finds where text stands: leaning boxes in px of the picture, in no order. */
export async function findLines(detector: InferenceSession, picture: Picture): Promise<Box[]> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const width = Math.max(32, Math.round((picture.width * scale) / 32) * 32);
  const height = Math.max(32, Math.round((picture.height * scale) / 32) * 32);
  const small = await resized(picture, { width, height });
  const input = new Tensor('float32', planesOf(small), [1, 3, height, width]);
  const output = await detector.run({ [detector.inputNames[0] ?? 'x']: input });
  const map = output[detector.outputNames[0] ?? '']?.data;
  if (!(map instanceof Float32Array)) return [];
  const toPicture = ([x, y]: Point): Point => [(x * picture.width) / width, (y * picture.height) / height];
  return partNeighbours(
    coresOf(map, width, height)
      .map((core) => boxIn(core, toPicture))
      .filter((box) => box !== undefined),
  );
}

/** Colour planes in the order and scale the detector was trained with: blue, green, red; ImageNet mean and deviation. */
function planesOf({ data, width, height }: Picture): Float32Array {
  const size = width * height;
  const planes = new Float32Array(size * 3);
  for (let at = 0; at < size; at++) {
    planes[at] = ((data[at * 3 + 2] ?? 0) / 255 - 0.485) / 0.229;
    planes[size + at] = ((data[at * 3 + 1] ?? 0) / 255 - 0.456) / 0.224;
    planes[2 * size + at] = ((data[at * 3] ?? 0) / 255 - 0.406) / 0.225;
  }
  return planes;
}

type Core = { readonly edge: readonly Point[]; readonly likelihood: number };

function boxIn(core: Core, toPicture: (point: Point) => Point): Box | undefined {
  if (core.likelihood < boxThreshold) return undefined;
  const box = smallestBox(core.edge);
  if (box === undefined) return undefined;
  const [width, height] = [widthOf(box) + 1, heightOf(box) + 1];
  if (Math.min(width, height) < 3) return undefined;
  const [a, b, c, d] = grown(box, (width * height * unclip) / (2 * (width + height)));
  return [toPicture(a), toPicture(b), toPicture(c), toPicture(d)];
}

/** Connected patches of likely text; the edge holds the first and last pixel of each row of a patch, enough for its hull. */
function coresOf(map: Float32Array, width: number, height: number): Core[] {
  const seen = new Uint8Array(width * height);
  const cores: Core[] = [];
  const stack: number[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] ?? 0) <= inkThreshold) continue;
    const rows = new Map<number, { from: number; to: number }>();
    let sum = 0;
    let count = 0;
    stack.push(start);
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      sum += map[at] ?? 0;
      count++;
      const row = rows.get(y);
      if (row === undefined) rows.set(y, { from: x, to: x });
      else {
        row.from = Math.min(row.from, x);
        row.to = Math.max(row.to, x);
      }
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const beside = at + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          if (seen[beside] || (map[beside] ?? 0) <= inkThreshold) continue;
          seen[beside] = 1;
          stack.push(beside);
        }
    }
    const edge = [...rows].flatMap(([y, { from, to }]): Point[] => [
      [from, y],
      [to, y],
    ]);
    cores.push({ edge, likelihood: sum / count });
  }
  return cores;
}
