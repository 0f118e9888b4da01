import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

test.each([
  ['list contains([1, 2, 3], 2)', 'true'],
  ['list contains([1, null], null)', 'true'],
  ['append([1], 2, 3)', '[1, 2, 3]'],
  ['append(1, null)', '[1, null]'],
  ['concatenate([1, 2], [3])', '[1, 2, 3]'],
  ['union([1, 2], [2, 3])', '[1, 2, 3]'],
  ['distinct values([1, 2, 3, 2, 1.0, null, null])', '[1, 2, 3, null]'],
  ['reverse([1, 2, 3])', '[3, 2, 1]'],
  ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
  ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
  ['index of(["a", 1], "b")', '[]'],
  ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
  ['insert before([1, 3], -1, 2)', '[1, 2, 3]'],
  ['insert before(list: [1], position: 1, newItem: null)', '[null, 1]'],
  ['remove([1, 2, 3], 2)', '[1, 3]'],
  ['remove([1, 2, 3], -1)', '[1, 2]'],
  ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
  ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', '[5, 5, 7, 8]'],
  ['list replace(list: [1, 2], match: function(item, newItem) item = 1, newItem: 9)', '[9, 2]'],
  ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
  ['sublist([4, 5, 6], -2)', '[5, 6]'],
  ['sort(list: [3, 1, 4, 5, 2], precedes: function(x, y) x < y)', '[1, 2, 3, 4, 5]'],
  ['sort(["b", "a"])', '["a", "b"]'],
  ['{before: function(x, y) x.a < y.a, r: sort([{a: 2}, {a: 1}], before)}.r', '[{a: 1}, {a: 2}]'],
])('%s is %s, as the standard says', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['sublist([1, 2], 3)', '[]', 'null: not-computable'],
  ['sublist([1, 2], 1, 5)', '[1, 2]', 'null: not-computable'],
  ['insert before([1], 3, 2)', 'fault: not-computable', 'null: not-computable'],
  ['remove([1], 0)', 'fault: not-computable', 'null: not-computable'],
  ['list replace([1], function(a, b) 1, 2)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['sort([1, "a"])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['sort([1, 2], function(x, y) null)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['sort([1, 2], function(x) true)', 'fault: wrong-arguments', 'null: wrong-arguments'],
  ['list contains(null, 1)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['append([1])', 'refused: wrong-arguments', 'null: wrong-arguments'],
  ['reverse(1)', 'refused: type-mismatch', '[1]'],
])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
  expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
});

test('sorting loses nothing, puts all in order and keeps equals as they were, even by a function that contradicts itself', () => {
  const items = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), { maxLength: 30 });
  fc.assert(
    fc.property(items, (pairs) => {
      const list = `[${pairs.map(([key, tag]) => `{key: ${key}, tag: ${tag}}`).join(', ')}]`;
      const sorted = [...pairs].sort(([a], [b]) => a - b).map(([, tag]) => tag);
      expect(answerOf(`sort(${list}, function(x, y) x.key < y.key).tag`)).toBe(`[${sorted.join(', ')}]`);
      expect(answerOf(`count(sort(${list}, function(x, y) true))`)).toBe(String(pairs.length));
    }),
    { numRuns: 100 },
  );
});
