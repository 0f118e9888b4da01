import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardHeight, cardWidth } from './card-size.ts';
import { laidOut } from './layout.ts';
import { edgeIdOf, nodeOf, waysOut } from './placed.ts';
import { sampleCatalogue, sampleDrawing, sampleNode } from './sample-drawing.ts';

const drawing = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 40 }))
  .map(([count, pairs]) => {
    const nodes = Array.from({ length: count }, (_, n) => sampleNode(`n${n}`, n % 3 === 0 ? 'flow.end' : 'documents.read'));
    const edges = pairs.flatMap(([from, to]) => {
      const [a, b] = [`n${from % count}`, `n${to % count}`];
      return a === b ? [] : [{ id: edgeIdOf(a, `to-${b}`), from: a, exit: `to-${b}`, to: b }];
    });
    return { ...sampleDrawing, start: 'n0', nodes, edges };
  });

test('no card ever covers another, whatever is drawn', () => {
  fc.assert(
    fc.property(drawing, (graph) => {
      const cards = laidOut(graph, sampleCatalogue).map(({ id, at }) => {
        const node = nodeOf(graph, id);
        return { ...at, height: cardHeight(node ? waysOut(sampleCatalogue, node).length : 0) };
      });
      for (const [i, a] of cards.entries()) {
        for (const b of cards.slice(i + 1)) {
          const apart = Math.abs(a.x - b.x) >= cardWidth || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});
