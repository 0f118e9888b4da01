import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeelValue, feelFrom, numberFrom } from '../../expression/index.ts';
import { compareValues, spanOfValue } from '../cells/index.ts';
import { boundariesOf } from './boundaries.ts';
import { keyOf } from './value-key.ts';

/** Numbers whose keys are hard to tell apart: long ones, tiny and huge ones, and neighbours in the last digit. */
const digits = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }), fc.integer({ min: -60, max: 60 }));
const numbers = fc.oneof(
  digits.map(([negative, amount, power]) => numberFrom(`${negative ? '-' : ''}${amount}e${power}`)),
  fc.integer({ min: -20, max: 20 }).map((step) => numberFrom(step).div(1e15).plus(12_345_678)),
  fc.constantFrom('0', '1e6000', '-1e6000', '1e-6000', '9999999', '10000000', '0.9999999', '1').map(numberFrom),
);

const moments = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 86_399_999_999_999 }));
const dateTimes = moments.map(([days, nanos]): FeelValue => ({ kind: 'dateTime', days, nanos }));

describe('a value is placed among the bounds of its column', () => {
  test.each<[string, fc.Arbitrary<FeelValue>, 'number' | 'dateTime' | 'text']>([
    ['numbers', numbers, 'number'],
    ['dates with times', dateTimes, 'dateTime'],
    ['texts', fc.string({ maxLength: 3 }), 'text'],
  ])('where comparing it with each of them places it: %s', (_, values, scale) => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), fc.array(values, { minLength: 1, maxLength: 20 }), (points, asked) => {
        const { segmentOf } = boundariesOf(points.map(spanOfValue), scale);
        const ends = points.toSorted(compareValues).filter((end, at, all) => at === 0 || compareValues(end, all[at - 1] ?? null) !== 0);
        for (const value of [...asked, ...points]) {
          const below = ends.filter((end) => compareValues(end, value) < 0).length;
          const isEnd = ends.some((end) => compareValues(end, value) === 0);
          expect(segmentOf(value, 'UTC')).toBe(2 * below + Number(isEnd));
        }
      }),
    );
  });

  test('by keys that never contradict the order of the values', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const order = compareValues(left, right);
        expect(order < 0 ? keyOf(left) <= keyOf(right) : order > 0 ? keyOf(left) >= keyOf(right) : keyOf(left) === keyOf(right)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('but not a value of another scale, nor a time that names a zone', () => {
    const { segmentOf } = boundariesOf([spanOfValue(numberFrom(5))], 'number');
    expect([null, 'a', true, [numberFrom(5)]].map((value) => segmentOf(value, 'UTC'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const times = boundariesOf([spanOfValue(feelFrom('09:00:00', { kind: 'time' }))], 'time');
    expect(times.segmentOf(feelFrom('09:00:00Z', { kind: 'time' }), 'UTC')).toBeUndefined();
  });
});
