import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

/** The examples of the standard's table 78: what holds, then what does not. */
const examples: Readonly<Record<string, readonly [holds: readonly string[], not: readonly string[]]>> = {
  before: [
    ['1, 10', '1, (1..10]', '1, [5..10]', '[1..10), 10', '[1..10], 15', '[1..10], [15..20]', '[1..10), [10..20]', '[1..10], (10..20]'],
    ['10, 1', '1, [1..10]', '[1..10], 10', '[1..10], [10..20]'],
  ],
  after: [
    ['10, 5', '12, [1..10]', '10, [1..10)', '[11..20], 10', '(11..20], 11', '[11..20], [1..10]', '[11..20], [1..11)', '(11..20], [1..11]'],
    ['5, 10', '10, [1..10]', '[11..20], 12', '[11..20], 11', '[1..10], [11..20]'],
  ],
  meets: [['[1..5], [5..10]'], ['[1..5), [5..10]', '[1..5], (5..10]', '[1..5], [6..10]']],
  'met by': [['[5..10], [1..5]'], ['[5..10], [1..5)', '(5..10], [1..5]', '[6..10], [1..5]']],
  overlaps: [
    ['[1..5], [3..8]', '[3..8], [1..5]', '[1..8], [3..5]', '[3..5], [1..8]', '[1..5], [5..8]', '[5..8], [1..5]'],
    [
      '[1..5], [6..8]',
      '[6..8], [1..5]',
      '[1..5], (5..8]',
      '[1..5), [5..8]',
      '[1..5), (5..8]',
      '(5..8], [1..5]',
      '[5..8], [1..5)',
      '(5..8], [1..5)',
    ],
  ],
  'overlaps before': [
    ['[1..5], [3..8]', '[1..5], [5..8]', '[1..5), (1..5]', '[1..5], (1..5]'],
    ['[1..5], [6..8]', '[1..5], (5..8]', '[1..5), [5..8]', '[1..5), [1..5]', '[1..5], [1..5]'],
  ],
  'overlaps after': [
    ['[3..8], [1..5]', '[5..8], [1..5]', '(1..5], [1..5)', '(1..5], [1..5]'],
    ['[6..8], [1..5]', '(5..8], [1..5]', '[5..8], [1..5)', '[1..5], [1..5)', '[1..5], [1..5]'],
  ],
  finishes: [
    ['10, [1..10]', '[5..10], [1..10]', '[5..10), [1..10)', '[1..10], [1..10]', '(1..10], [1..10]'],
    ['10, [1..10)', '[5..10), [1..10]'],
  ],
  'finished by': [
    ['[1..10], 10', '[1..10], [5..10]', '[1..10), [5..10)', '[1..10], [1..10]', '[1..10], (1..10]'],
    ['[1..10), 10', '[1..10], [5..10)'],
  ],
  includes: [
    [
      '[1..10], 5',
      '[1..10], 1',
      '[1..10], 10',
      '[1..10], [4..6]',
      '[1..10], [1..5]',
      '(1..10], (1..5]',
      '[1..10], (1..10)',
      '[1..10), [5..10)',
      '[1..10], [1..10)',
      '[1..10], (1..10]',
      '[1..10], [1..10]',
    ],
    ['[1..10], 12', '(1..10], 1', '[1..10), 10'],
  ],
  during: [
    [
      '5, [1..10]',
      '1, [1..10]',
      '10, [1..10]',
      '[4..6], [1..10]',
      '[1..5], [1..10]',
      '(1..5], (1..10]',
      '(1..10), [1..10]',
      '[5..10), [1..10)',
      '[1..10], [1..10]',
    ],
    ['12, [1..10]', '1, (1..10]', '10, [1..10)'],
  ],
  starts: [
    ['1, [1..10]', '[1..5], [1..10]', '(1..5], (1..10]', '[1..10], [1..10]', '[1..10), [1..10]', '(1..10), (1..10)'],
    ['1, (1..10]', '2, [1..10]', '(1..5], [1..10]', '[1..5], (1..10]'],
  ],
  'started by': [
    ['[1..10], 1', '[1..10], [1..5]', '(1..10], (1..5]', '[1..10], [1..10]', '[1..10], [1..10)', '(1..10), (1..10)'],
    ['(1..10], 1', '[1..10], 2', '[1..10], (1..5]', '(1..10], [1..5]'],
  ],
  coincides: [
    ['5, 5', '[1..5], [1..5]'],
    ['3, 4', '(1..5), [1..5]', '[1..5], [2..6]'],
  ],
};

test.each(Object.entries(examples))('%s holds where the standard says, and nowhere else', (name, [holds, not]) => {
  expect(holds.map((args) => standardAnswerOf(`${name}(${args})`))).toEqual(holds.map(() => 'true'));
  expect(not.map((args) => answerOf(`${name}(${args})`))).toEqual(not.map(() => 'false'));
});

test.each([
  ['before(point: 1, range: [5..10])', 'true'],
  ['before(point1: @"2020-01-01", point2: @"2020-01-02")', 'true'],
  ['includes((>= 5), 6)', 'true'],
  ['before((< 5), (> 5))', 'true'],
  ['overlaps((<= 5), (>= 5))', 'true'],
  ['before(1, "a")', 'null: type-mismatch'],
  ['meets(1, 2)', 'null: type-mismatch'],
  ['before(null, 1)', 'null: type-mismatch'],
])('%s is %s', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['range("[18..21)")', '[18..21)'],
  ['range("[2..)")', '(>= 2)'],
  ['range("(..2)")', '(< 2)'],
  ['range("]1..2[")', '(1..2)'],
  ['range("[\\"a\\"..\\"c\\"]")', '["a".."c"]'],
  ['range("[@\\"2020-01-01\\"..date(\\"2020-02-01\\")]")', '[2020-01-01..2020-02-01]'],
  ['range("[duration(\\"P1D\\")..@\\"P2D\\")")', '[P1D..P2D)'],
  ['range("")', 'null: not-computable'],
  ['range("[..]")', 'null: not-computable'],
  ['range("(..2]")', '(<= 2)'],
  ['range("[..2]")', 'null: not-computable'],
  ['range("[3..1]")', 'null: not-computable'],
  ['range("[1..\\"a\\"]")', 'null: type-mismatch'],
  ['range("[x..5]")', 'null: not-computable'],
])('%s is %s', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test('each relation says the same as its reverse, and two ranges are apart or overlap', () => {
  const range = fc
    .tuple(fc.constantFrom('[', '('), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(']', ')'))
    .map(([open, from, length, close]) => `${open}${from}..${from + length}${close}`);
  const reverses = {
    before: 'after',
    meets: 'met by',
    'overlaps before': 'overlaps after',
    finishes: 'finished by',
    includes: 'during',
    starts: 'started by',
  };
  fc.assert(
    fc.property(range, range, (a, b) => {
      const turned = Object.entries(reverses).map(([name, reverse]) => `${name}(${a}, ${b}) = ${reverse}(${b}, ${a})`);
      const apart = `(before(${a}, ${b}) or after(${a}, ${b})) = not(overlaps(${a}, ${b}))`;
      expect(answerOf([...turned, apart].join(' and '))).toBe('true');
    }),
    { numRuns: 300 },
  );
});
