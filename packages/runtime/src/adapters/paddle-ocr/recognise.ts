import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Box, heightOf, widthOf } from './box.ts';
import { decode } from './decode.ts';
import { blankBetween, inkedColumns } from './ink.ts';
import type { Picture } from './picture.ts';

/** A character read, where it stands as a share 0..1 of the box's length, how sure that is, and how much blank paper lies before it since the last
 * one, in heights of the box. */
export type Glyph = { readonly text: string; readonly at: number; readonly confidence: number; readonly blank: number };

const lineHeight = 48;
const batchSize = 6;

export type Recogniser = { readonly session: InferenceSession; readonly characters: readonly string[] };

/** Reads the text in each box, in the order of the boxes; `done` hears how many are read. */
export async function recognise(
  recogniser: Recogniser,
  { picture, boxes, done }: { picture: Picture; boxes: readonly Box[]; done: (count: number) => void },
): Promise<Glyph[][]> {
  const read: Glyph[][] = boxes.map(() => []);
  // lines of about the same length share a batch, so that little of it is padding
  const order = boxes.map((box, at) => ({ at, width: lineWidth(box) })).sort((a, b) => a.width - b.width);
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = order.slice(from, from + batchSize);
    const width = batch.at(-1)?.width ?? lineHeight;
    const plane = lineHeight * width;
    const input = new Float32Array(batch.length * 3 * plane);
    for (const [index, line] of batch.entries()) {
      const box = boxes[line.at];
      if (box !== undefined)
        cut({ picture, box, width: line.width, into: input.subarray(index * 3 * plane, (index + 1) * 3 * plane), rowWidth: width });
    }
    const { session } = recogniser;
    const output = await session.run({
      [session.inputNames[0] ?? 'x']: new Tensor('float32', input, [batch.length, 3, lineHeight, width]),
    });
    const scores = output[session.outputNames[0] ?? ''];
    const [, steps = 0, classes = 0] = scores?.dims ?? [];
    if (!(scores?.data instanceof Float32Array)) continue;
    for (const [index, line] of batch.entries()) {
      const own = scores.data.subarray(index * steps * classes, (index + 1) * steps * classes);
      const green = input.subarray((index * 3 + 1) * plane, (index * 3 + 2) * plane);
      const columns = inkedColumns(green, { width: line.width, rowWidth: width });
      const glyphs = decode(own, { classes, characters: recogniser.characters, share: width / line.width });
      read[line.at] = glyphs.map((glyph, place) => {
        const before = glyphs[place - 1]?.at ?? 0;
        return { ...glyph, blank: blankBetween(columns, before * line.width, glyph.at * line.width) / lineHeight };
      });
    }
    done(Math.min(order.length, from + batchSize));
  }
  return read;
}

function lineWidth(box: Box): number {
  return Math.min(2400, Math.max(16, Math.ceil(((widthOf(box) / (heightOf(box) || 1)) * lineHeight) / 8) * 8));
}

/** Copies a leaning box upright into the three colour planes, sampling bilinearly, in the scale the recogniser was trained with (-1..1). */
function cut({
  picture,
  box,
  width,
  into,
  rowWidth,
}: {
  picture: Picture;
  box: Box;
  width: number;
  into: Float32Array;
  rowWidth: number;
}): void {
  const [a, b, c, d] = box;
  const plane = lineHeight * rowWidth;
  for (let y = 0; y < lineHeight; y++) {
    const v = (y + 0.5) / lineHeight;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width;
      const px = (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v - 0.5;
      const py = (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v - 0.5;
      const left = Math.min(picture.width - 2, Math.max(0, Math.floor(px)));
      const top = Math.min(picture.height - 2, Math.max(0, Math.floor(py)));
      const fx = Math.min(1, Math.max(0, px - left));
      const fy = Math.min(1, Math.max(0, py - top));
      for (let channel = 0; channel < 3; channel++) {
        const at = (top * picture.width + left) * 3 + (2 - channel);
        const below = at + picture.width * 3;
        const upper = (picture.data[at] ?? 0) * (1 - fx) + (picture.data[at + 3] ?? 0) * fx;
        const lower = (picture.data[below] ?? 0) * (1 - fx) + (picture.data[below + 3] ?? 0) * fx;
        into[channel * plane + y * rowWidth + x] = (upper * (1 - fy) + lower * fy) / 127.5 - 1;
      }
    }
  }
}
