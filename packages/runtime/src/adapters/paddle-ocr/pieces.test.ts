import { describe, expect, test } from 'vitest';
import type { Box } from './box.ts';
import { piecesOf } from './pieces.ts';
import type { Glyph } from './recognise.ts';

/** Signs side by side in a box 20 px high, each 10 px wide, with extra blank paper before some, px. */
function line(signs: readonly (readonly [text: string, blank?: number])[], confidence = 0.9): { box: Box; glyphs: Glyph[] } {
  let x = 0;
  const at = signs.map(([, blank = 0]) => {
    x += blank + 10;
    return x - 5;
  });
  return {
    box: [
      [0, 0],
      [x, 0],
      [x, 20],
      [0, 20],
    ],
    glyphs: signs.map(([text, blank = 0], index) => ({ text, at: (at[index] ?? 0) / x, confidence, blank: (blank + 2) / 20 })),
  };
}
const signs = (text: string) => [...text].map((sign) => [sign] as const);
const textsOf = ({ box, glyphs }: ReturnType<typeof line>) => piecesOf(box, glyphs).map(({ text }) => text);

describe('the pieces of a found line', () => {
  test('cells that stand far apart are pieces of their own, each with its part of the box', () => {
    const { box, glyphs } = line([...signs('检查费'), ['9', 100], ...signs('.00')]);
    const [name, amount] = piecesOf(box, glyphs);
    expect([name?.text, amount?.text]).toEqual(['检查费', '9.00']);
    expect(name?.box[0][0]).toBe(0);
    expect(name?.box[1][0]).toBeCloseTo(35);
    expect(amount?.box[0][0]).toBeCloseTo(125);
    expect(amount?.box[1][0]).toBe(170);
  });

  test('a space is put back between Latin words, but not into an amount or before a full stop', () => {
    expect(textsOf(line([...signs('TEA'), ['C', 8], ...signs('UP')]))).toEqual(['TEA CUP']);
    expect(textsOf(line([...signs('RM96'), ['.', 8], ['2', 8], ['0']]))).toEqual(['RM96.20']);
    expect(textsOf(line([...signs('医院'), ['门', 8], ['诊']]))).toEqual(['医院门诊']);
  });

  test('what is hardly read is left out', () => {
    expect(textsOf(line(signs('###'), 0.3))).toEqual([]);
    expect(
      piecesOf(
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 9],
        ],
        [],
      ),
    ).toEqual([]);
  });
});
