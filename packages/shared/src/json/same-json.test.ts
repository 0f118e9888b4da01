import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sameJson } from './json.ts';

const json = fc.jsonValue({ maxDepth: 3 });

describe('two values', () => {
  test('are the same JSON exactly when their canonical texts are equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
        expect(sameJson(one, JSON.parse(JSON.stringify(one)))).toBe(true);
      }),
    );
  });

  test('are the same whatever the order of their members, and whether a member is undefined or missing', () => {
    expect(sameJson({ a: 1, b: [{ c: undefined, d: null }] }, { b: [{ d: null }], a: 1 })).toBe(true);
    expect(sameJson({ a: undefined }, { b: undefined })).toBe(true);
    expect(sameJson({ a: null }, {})).toBe(false);
    expect(sameJson([1, 2], { 0: 1, 1: 2 })).toBe(false);
  });
});
