import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

test.each([
  ['min([1, 2, 3])', '1'],
  ['max(1, 2, 3)', '3'],
  ['min(1)', '1'],
  ['max([])', 'null'],
  ['max("a", "c", "b")', '"c"'],
  ['max(@"2020-01-01", @"2021-01-01")', '2021-01-01'],
  ['sum([1, 2, 3])', '6'],
  ['sum(1, 2, 3)', '6'],
  ['sum([])', 'null'],
  ['mean([1, 2, 3])', '2'],
  ['mean([])', 'null'],
  ['product([2, 3, 4])', '24'],
  ['product([])', 'null'],
  ['median(8, 2, 5, 3, 4)', '4'],
  ['median([6, 1, 2, 3])', '2.5'],
  ['median([])', 'null'],
  ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
  ['stddev([47])', 'null'],
  ['stddev(47)', 'null'],
  ['mode(6, 3, 9, 6, 6)', '[6]'],
  ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
  ['mode([])', '[]'],
  ['all([false, null, true])', 'false'],
  ['all([true, null])', 'null'],
  ['all([])', 'true'],
  ['any([false, null, true])', 'true'],
  ['any([])', 'false'],
  ['count([1, [2, 3]])', '2'],
  ['count([])', '0'],
  ['sum(list: [1, 2])', '3'],
])('%s is %s, as the standard says', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['sum([1, null])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['min([1, "a"])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['min(null)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['mode([1, "a"])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['all(0)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['count(1)', 'refused: type-mismatch', '1'],
  ['count(null)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['sum()', 'refused: wrong-arguments', 'null: wrong-arguments'],
])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
  expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
});

test('an amount of money stays one through sums and averages', () => {
  const names = { paid: { kind: 'list', of: { kind: 'money' } } } as const;
  for (const source of ['sum(paid)', 'mean(paid)', 'min(paid)', 'median(paid)']) {
    expect(answerOf(`${source} instance of number`, { names })).not.toContain('refused');
  }
});

test('the middle and the most frequent are among what was given, and no order of it changes them', () => {
  const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(numbers, (values) => {
      const [given, turned] = [`[${values.join(', ')}]`, `[${[...values].reverse().join(', ')}]`];
      const claims = ['median', 'mode', 'sum', 'mean', 'product', 'max'].map((name) => `${name}(${given}) = ${name}(${turned})`);
      const within = `every m in mode(${given}) satisfies list contains(${given}, m)`;
      const middle = `median(${given}) in [min(${given})..max(${given})]`;
      expect(answerOf([...claims, within, middle].join(' and '))).toBe('true');
    }),
    { numRuns: 100 },
  );
});
