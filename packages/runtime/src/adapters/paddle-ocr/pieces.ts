import type { TextBox } from '../../ports/text-reader.ts';
import { type Box, heightOf, slice, widthOf } from './box.ts';
import type { Glyph } from './recognise.ts';

/** A gap as wide as this many line heights between two characters is the space between two cells of a row. */
const cellGap = 1.9;
const leastConfidence = 0.5;

/** The text pieces of one found box: usually one, more where the detector ran several cells of a row together. */
export function piecesOf(box: Box, glyphs: readonly Glyph[]): TextBox[] {
  const heights = widthOf(box) / (heightOf(box) || 1);
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run === undefined || before === undefined || (glyph.at - before.at) * heights > cellGap) runs.push([glyph]);
    else run.push(glyph);
  }
  return runs.flatMap((run, at) => {
    const text = run
      .map((glyph) => glyph.text)
      .join('')
      .trim();
    const confidence = run.reduce((sum, glyph) => sum + glyph.confidence, 0) / run.length;
    if (text === '' || confidence < leastConfidence) return [];
    const half = 0.5 / heights;
    const from = at === 0 ? 0 : Math.max(0, (run[0]?.at ?? 0) - half);
    const to = at === runs.length - 1 ? 1 : Math.min(1, (run.at(-1)?.at ?? 1) + half);
    return [{ text, confidence, box: runs.length === 1 ? box : slice(box, from, to) }];
  });
}
