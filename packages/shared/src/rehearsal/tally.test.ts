import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rehearsal } from './rehearsal.ts';
import { addTallies, emptyTally, type Fared, type Tally, tallyOf } from './tally.ts';

const place = fc.record({
  flow: fc.constant('claim'),
  node: fc.constantFrom('ask', 'pay', 'review'),
  why: fc.constantFrom('question' as const, 'effect' as const),
});
const rehearsal: fc.Arbitrary<Rehearsal> = fc.oneof(
  fc.constant({ is: 'same' as const, decisions: [], amounts: [] }),
  fc.record({
    is: fc.constant('differs' as const),
    decisions: fc.array(
      fc.record({
        flow: fc.constant('claim'),
        table: fc.constantFrom('a', 'b'),
        nth: fc.nat(),
        recorded: fc.constant(null),
        rehearsed: fc.constant({ x: 1 }),
      }),
      { maxLength: 3 },
    ),
    amounts: fc.array(fc.record({ name: fc.constant('payable'), recordedFen: fc.nat(1000), rehearsedFen: fc.nat(1000) }), { maxLength: 1 }),
  }),
  place.map((open) => ({ is: 'openFromHere' as const, decisions: [], amounts: [], open })),
);
const fared: fc.Arbitrary<Fared> = fc.oneof(
  fc.record({ fared: fc.constant('rehearsed' as const), execution: fc.uuid(), rehearsal }),
  fc.record({ fared: fc.constant('unreadable' as const), execution: fc.uuid(), code: fc.constant('vault.seal-broken') }),
);
const sumOf = (all: readonly Fared[]): Tally => all.map(tallyOf).reduce(addTallies, emptyTally);
const counts = ({ examples: _, ...rest }: Tally) => ({
  ...rest,
  open: [...rest.open].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
});

describe('a tally', () => {
  test('comes to the same however the executions are split into pages', () => {
    fc.assert(
      fc.property(fc.array(fared), fc.nat(20), (all, cut) => {
        const parts = addTallies(sumOf(all.slice(0, cut)), sumOf(all.slice(cut)));
        expect(counts(parts)).toEqual(counts(sumOf(all)));
        expect(parts.executions).toBe(parts.same + parts.differs + parts.openFromHere + parts.notReplayable + parts.unreadable);
      }),
    );
  });

  test('keeps a few examples of each kind and none of those that are the same', () => {
    const open = (n: number): Fared => {
      const at = { flow: 'claim', node: `n${n}`, why: 'question' as const };
      return { fared: 'rehearsed', execution: `x${n}`, rehearsal: { is: 'openFromHere', decisions: [], amounts: [], open: at } };
    };
    const tally = sumOf(Array.from({ length: 100 }, (_, n) => open(n)));
    expect(tally.examples.map(({ execution }) => execution)).toEqual(['x0', 'x1', 'x2', 'x3', 'x4']);
    expect(tally.open).toHaveLength(50);
    expect(tally.others).toBe(50);
  });

  test('adds up what more and what less is paid, and leaves out what the reader may not see', () => {
    const paying = (recordedFen: number | string, rehearsedFen: number | string): Fared => {
      const amounts = [{ name: 'payable', recordedFen, rehearsedFen }];
      return { fared: 'rehearsed', execution: 'x', rehearsal: { is: 'differs', decisions: [], amounts } };
    };
    expect(sumOf([paying(100, 300), paying(500, 400), paying('•••', '••••')])).toMatchObject({
      changed: { amounts: 3 },
      amounts: { more: 1, less: 1, sumFen: 100 },
    });
  });
});
