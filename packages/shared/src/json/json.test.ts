import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Json, JsonRecord } from './index.ts';

test('whatever else JSON text can hold is JSON, and comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__')),
      (value) => {
        expect(Json.parse(value)).toEqual(value);
      },
    ),
  );
});

test.each([
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1n,
  () => 1,
  Symbol('x'),
  new Date(),
  new Map(),
  [undefined],
  { a: undefined },
])('what JSON text cannot hold is refused: %s', (value) => {
  expect(Json.safeParse(value).success).toBe(false);
  expect(JsonRecord.safeParse({ value }).success).toBe(false);
});

test('a member that would stand for a prototype is refused', () => {
  expect(Json.safeParse(JSON.parse('{"a": {"__proto__": {"admin": true}}}')).success).toBe(false);
});
