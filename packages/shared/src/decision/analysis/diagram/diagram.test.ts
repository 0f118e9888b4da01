import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Atoms } from './atoms.ts';
import { type Box, boxHasPoint } from './box.ts';
import { type Area, coverage, coverageQuestion } from './coverage.ts';
import { coversTogether } from './covers.ts';
import { openDiagram, outcomeAt } from './diagram.ts';
import { regionsOf } from './regions.ts';
import { sharesOf } from './shares.ts';
import { sweep } from './sweep.ts';

const sizes = [3, 4, 5];

function atomsOf(size: number): fc.Arbitrary<Atoms> {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: size }), { maxLength: 4 }).map((ends) => {
    const sorted = ends.toSorted((left, right) => left - right);
    return sorted.length % 2 === 0 ? sorted : sorted.slice(1);
  });
  return fc.oneof(fc.constant<Atoms>([0, size]), some);
}

const boxes: fc.Arbitrary<Box> = fc.tuple(...sizes.map(atomsOf));
const areas: fc.Arbitrary<Area[]> = fc.array(fc.record({ atoms: boxes, sure: fc.boolean() }), { maxLength: 8 });
const shares = sizes.map((size) => sharesOf(new Array<number>(size).fill(1)));
const points = sizes.reduce<number[][]>(
  (all, size) => all.flatMap((point) => Array.from({ length: size }, (_, atom) => [...point, atom])),
  [[]],
);

function outcomeByHand(rules: readonly Area[], point: readonly number[]): number {
  const there = rules.filter(({ atoms }) => boxHasPoint(atoms, point));
  if (there.some(({ sure }) => sure)) return coverage.covered;
  return there.length > 0 ? coverage.maybe : coverage.none;
}

function mapped(rules: readonly Area[], left: number) {
  const diagram = openDiagram(sizes);
  const { question, first } = coverageQuestion(rules, sizes);
  return { diagram, root: sweep(diagram, question, first, { left }).root };
}

describe('the map of a space', () => {
  test('has at every point what looking at each rule by itself gives', () => {
    fc.assert(
      fc.property(areas, (rules) => {
        const { diagram, root } = mapped(rules, 1e6);
        expect(points.map((point) => outcomeAt(diagram, root, point))).toEqual(points.map((point) => outcomeByHand(rules, point)));
      }),
      { numRuns: 1000 },
    );
  });

  test('is told in boxes that hold all points of an outcome and no other, each with points of its own', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(coverage.none, coverage.maybe), (rules, outcome) => {
        const { diagram, root } = mapped(rules, 1e6);
        const isWanted = (each: number) => each === outcome;
        const { regions, more } = regionsOf({ diagram, root, shares, isWanted, told: coverage.covered, limit: 100 }, { left: 1e6 });
        for (const point of points)
          expect(regions.some(({ box }) => boxHasPoint(box, point))).toBe(outcomeByHand(rules, point) === outcome);
        regions.forEach(({ own }, index) => {
          const inOwn = points.filter((point) => boxHasPoint(own, point));
          expect(inOwn.length).toBeGreaterThan(0);
          expect(inOwn.some((point) => regions.slice(0, index).some(({ box }) => boxHasPoint(box, point)))).toBe(false);
        });
        expect(more).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('counts what it does not tell', () => {
    fc.assert(
      fc.property(areas, fc.integer({ min: 0, max: 3 }), (rules, limit) => {
        const { diagram, root } = mapped(rules, 1e6);
        const { regions, more } = regionsOf(
          { diagram, root, shares, isWanted: (outcome) => outcome === coverage.none, told: coverage.covered, limit },
          { left: 1e6 },
        );
        const untold = points.filter(
          (point) => outcomeByHand(rules, point) === coverage.none && !regions.some(({ box }) => boxHasPoint(box, point)),
        );
        expect(more > 0).toBe(untold.length > 0);
        expect(more).toBeLessThanOrEqual(untold.length);
      }),
      { numRuns: 500 },
    );
  });

  test('says where the steps did not reach, and claims nothing of it', () => {
    fc.assert(
      fc.property(areas, fc.integer({ min: 0, max: 300 }), (rules, left) => {
        const { diagram, root } = mapped(rules, left);
        const wrong = points.filter((point) => ![outcomeByHand(rules, point), coverage.unseen].includes(outcomeAt(diagram, root, point)));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('boxes hold another one together exactly when each of its points is in one of them', () => {
  fc.assert(
    fc.property(fc.array(boxes, { maxLength: 6 }), boxes, fc.integer({ min: 0, max: 400 }), (outer, inner, left) => {
      const inside = points.filter((point) => boxHasPoint(inner, point));
      if (inside.length === 0) return;
      const covered = inside.every((point) => outer.some((box) => boxHasPoint(box, point)));
      expect(coversTogether(outer, inner, { left: 1e6 })).toBe(covered);
      expect([covered, undefined]).toContain(coversTogether(outer, inner, { left }));
    }),
    { numRuns: 2000 },
  );
});
