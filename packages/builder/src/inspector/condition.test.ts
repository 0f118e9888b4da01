import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conditions, comparisons, conditionsFrom, feelOf } from './condition.ts';

const variable = fc.constantFrom('total', '金额', 'claim.lane', '_a1');
const value = fc.oneof(fc.constantFrom('true', 'null', '-3.5', '"a and b"', '"or"', 'limit'), fc.integer().map(String));
const condition = fc.record({ variable, comparison: fc.constantFrom(...comparisons), value });

describe('condition rows', () => {
  test('are read back from the FEEL that they become', () => {
    fc.assert(
      fc.property(fc.constantFrom('and' as const, 'or' as const), fc.array(condition, { minLength: 2, maxLength: 5 }), (joined, rows) => {
        const conditions: Conditions = { joined, rows };
        expect(conditionsFrom(feelOf(conditions))).toEqual(conditions);
      }),
    );
  });
  test('are not pretended where FEEL says more', () => {
    for (const feel of ['count(items) > 2', 'a = 1 and b = 2 or c = 3', 'not(a = 1)', 'x in [1..3]'])
      expect(conditionsFrom(feel)).toBeUndefined();
  });
  test('begin empty', () => {
    expect(conditionsFrom(' ')).toEqual({ joined: 'and', rows: [] });
  });
});
