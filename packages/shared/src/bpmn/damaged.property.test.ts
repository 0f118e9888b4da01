/// <reference path="./fixtures/raw-file.d.ts" />
import fc from 'fast-check';
import { expect, test } from 'vitest';
import claimFile from './fixtures/claim.bpmn?raw';
import everyFile from './fixtures/every-element.bpmn?raw';
import { bpmnFromFlows, flowsFromBpmn } from './index.ts';

/** Something in a file that is otherwise than it should be: an attribute or a tag is lost, said twice, or says what another says. */
const damage = fc.record({
  do: fc.constantFrom('lose' as const, 'double' as const, 'swap' as const, 'garble' as const),
  what: fc.constantFrom('attribute' as const, 'element' as const, 'text' as const),
  which: fc.nat(),
  other: fc.nat(),
  garbage: fc.constantFrom(
    '',
    ' ',
    '审核',
    'a b',
    '__proto__',
    'constructor',
    'x:y',
    '-1',
    '&#0;',
    '&amp;',
    '<x/>',
    '"',
    '1e999',
    'PT99999999999S',
  ),
});
const places = {
  attribute: /\s[\w:]+="[^"<]*"/g,
  element: /<[\w:]+(?:\s[^<>]*)?\/>|<([\w:]+)(?:\s[^<>]*)?>[^<>]*<\/\1>/g,
  text: />[^<>\s][^<>]*</g,
} as const;

function damaged(
  source: string,
  { do: how, what, which, other, garbage }: typeof damage extends fc.Arbitrary<infer D> ? D : never,
): string {
  const found = [...source.matchAll(places[what])];
  const [at, from] = [found[which % found.length], found[other % found.length]];
  if (!at || !from) return source;
  const [piece] = at;
  const put = {
    lose: what === 'text' ? '><' : '',
    double: what === 'text' ? piece : piece + piece,
    swap: from[0],
    garble:
      what === 'attribute'
        ? piece.replace(/"[^"]*"/, `"${garbage}"`)
        : what === 'text'
          ? `>${garbage}<`
          : piece.replace(/\b[a-zA-Z]+\b/, 'other'),
  }[how];
  return source.slice(0, at.index) + put + source.slice(at.index + piece.length);
}

test('a damaged file is refused with a reason, or read and given back as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(claimFile, everyFile), fc.array(damage, { minLength: 1, maxLength: 5 }), async (source, damages) => {
      const read = await flowsFromBpmn(damages.reduce(damaged, source));
      if (!read.ok) {
        expect(read.message.zh).not.toBe('');
        return;
      }
      const graphs = read.flows.map(({ graph }) => graph);
      const [first] = graphs;
      if (first) expect((await bpmnFromFlows(graphs)).xml).toBe(first.origin?.document);
    }),
    { numRuns: 80 },
  );
});
