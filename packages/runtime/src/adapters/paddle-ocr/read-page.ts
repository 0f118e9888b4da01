import type { InferenceSession } from 'onnxruntime-node';
import type { Point, ReadPage, TextBox } from '../../ports/text-reader.ts';
import { type Box, heightOf, widthOf } from './box.ts';
import { findLines } from './find-lines.ts';
import { type Picture, pictureFrom, turned } from './picture.ts';
import { piecesOf } from './pieces.ts';
import { type Recogniser, recognise } from './recognise.ts';

export type Reading = {
  readonly detector: InferenceSession;
  readonly recogniser: Recogniser;
  readonly progress: (doneShare: number) => void;
};

/** Reads a picture. Each line is cut out along its own lean, so a tilted page needs no turning; a page that lies on its side or upside down
 * is turned and read again. Boxes are in px of the picture as it was given. */
export async function readPage(image: Uint8Array, reading: Reading): Promise<ReadPage> {
  const picture = await pictureFrom(image);
  const { width, height } = picture;
  let best: { lines: readonly TextBox[]; quarters: number } | undefined;
  for (const quarters of [0, 2, 1, 3]) {
    const page = quarters === 0 ? picture : await turned(picture, quarters);
    const boxes = await findLines(reading.detector, page);
    if (boxes.length === 0) break;
    // on a page that lies on its side the boxes stand: no need to read them to know
    if (stand(boxes)) continue;
    // a turned page is tried on a few of its longest lines first
    const few = [...boxes].sort((a, b) => widthOf(b) - widthOf(a)).slice(0, 8);
    if (quarters !== 0 && !isReadable(await linesIn(page, few, reading), few)) continue;
    const lines = await linesIn(page, boxes, reading);
    if (best === undefined || certainty(lines) > certainty(best.lines)) best = { lines, quarters };
    if (isReadable(lines, boxes)) break;
  }
  if (best === undefined) return { width, height, lines: [] };
  const { lines, quarters } = best;
  const back = (point: Point) => turnedBack(point, quarters, picture);
  return {
    width,
    height,
    lines: inOrder(lines).map((line) => ({
      ...line,
      box: [back(line.box[0]), back(line.box[1]), back(line.box[2]), back(line.box[3])],
    })),
  };
}

async function linesIn(picture: Picture, boxes: readonly Box[], { recogniser, progress }: Reading): Promise<TextBox[]> {
  progress(0.3);
  const glyphs = await recognise(recogniser, { picture, boxes, done: (count) => progress(0.3 + (0.7 * count) / boxes.length) });
  return boxes.flatMap((box, at) => piecesOf(box, glyphs[at] ?? []));
}

/** From the top down, and from left to right where two begin at about the same height. */
function inOrder(lines: readonly TextBox[]): TextBox[] {
  return [...lines].sort((a, b) => a.box[0][1] - b.box[0][1] || a.box[0][0] - b.box[0][0]);
}

function stand(boxes: readonly Box[]): boolean {
  return boxes.filter((box) => heightOf(box) > 1.5 * widthOf(box)).length > boxes.length / 2;
}

/** Most boxes say something, and say it surely; a page that is upside down says little. */
function isReadable(lines: readonly TextBox[], boxes: readonly Box[]): boolean {
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  return lines.length > boxes.length / 2 && certainty(lines) / characters > 0.7;
}

const certainty = (lines: readonly TextBox[]) => lines.reduce((sum, line) => sum + line.text.length * line.confidence ** 2, 0);

/** A point of the turned picture in px of the picture before it was turned clockwise. */
function turnedBack([x, y]: Point, quarters: number, { width, height }: { width: number; height: number }): Point {
  if (quarters === 1) return [y, height - x];
  if (quarters === 2) return [width - x, height - y];
  if (quarters === 3) return [width - y, x];
  return [x, y];
}
