import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimNumber, claimNumberFrom, claimNumberOf } from './claim-number.ts';

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 });

describe('a claim number', () => {
  test('names its day and survives being spoken, typed and grouped', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = claimNumberOf('2026-11-23', random);
        expect(number).toMatch(/^CL20261123\d{9}$/);
        const groups = number.slice(2).replaceAll(/(\d{4})/g, '$1 ');
        expect(claimNumberFrom(`  cl ${groups}`)).toBe(number);
        expect(claimNumberFrom(number.slice(2))).toBe(number);
      }),
    );
  });

  test('with any one digit wrong it is no claim number', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 2, max: 18 }), fc.integer({ min: 1, max: 9 }), (random, at, more) => {
        const number = claimNumberOf('2026-11-23', random);
        const wrong = (Number(number[at]) + more) % 10;
        expect(claimNumberFrom(number.slice(0, at) + wrong + number.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  test('other texts are none', () => {
    for (const text of ['', 'CL', '12345', 'CL2026112312345678', 'XX202611231234567890']) expect(claimNumberFrom(text)).toBeUndefined();
    expect(ClaimNumber.safeParse('cl20261123000000000').success).toBe(false);
  });
});
