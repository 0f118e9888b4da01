import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../ports/text-reader.ts';
import { type Box, heightOf, smallestBox, widthOf } from './box.ts';
import { partNeighbours } from './part-neighbours.ts';

const level = (left: number, right: number, top = 0): Box => [
  [left, top],
  [right, top],
  [right, top + 30],
  [left, top + 30],
];

describe('a box round text', () => {
  test('leans with the text and begins at its top left, up to an eighth turn either way', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.7, max: 0.7, noNaN: true }), (angle) => {
        const turn = ([x, y]: Point): Point => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
        const corners: readonly Point[] = [
          [0, 0],
          [200, 0],
          [200, 30],
          [0, 30],
          [90, 15],
        ];
        const box = smallestBox(corners.map(turn));
        expect(box?.[0][0]).toBeCloseTo(0, 6);
        expect(box?.[0][1]).toBeCloseTo(0, 6);
        expect([widthOf(box ?? level(0, 0)), heightOf(box ?? level(0, 0))].map(Math.round)).toEqual([200, 30]);
      }),
    );
  });

  test('two cells of a row that share a character give up half of it each', () => {
    const [left, right] = partNeighbours([level(0, 120), level(100, 300)]);
    expect(left?.[1][0]).toBeCloseTo(110);
    expect(right?.[0][0]).toBeCloseTo(110);
  });

  test('boxes of other rows and boxes inside one another stay as they are', () => {
    const boxes = [level(0, 120), level(100, 300, 40), level(400, 700), level(450, 500)];
    expect(partNeighbours(boxes)).toEqual(boxes);
  });
});
