import { describe, expect, test } from 'vitest';
import { compileExpression, defaultBudget, literalOf, openRun } from './index.ts';
import { answerOf, sampleEnvironment, standardAnswerOf } from './sample-answer.ts';

/** The steps an expression takes. */
function stepsOf(source: string): number {
  const compiled = compileExpression(source, {}, { dialect: 'standard' });
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message.en);
  const run = openRun({ ...sampleEnvironment, budget: 1e9 });
  compiled.expression.evaluateIn(new Map(), run);
  return 1e9 - run.left;
}

/** A name that holds another many times over, doubled so often. */
function doubled(first: string, join: (name: string) => string, times: number): string {
  return `{a0: ${first}${Array.from({ length: times }, (_, index) => `, a${index + 1}: ${join(`a${index}`)}`).join('')}`;
}

const grown = doubled(`"${'a'.repeat(1000)}"`, (name) => `${name} + ${name}`, 8);

describe('no evaluation goes on for long: the default budget stops', () => {
  test.each([
    ['a loop over a thousand million numbers', 'for i in 1..1000000000 return i'],
    ['a loop over all days', 'for d in @"-999999999-01-01"..@"999999999-01-01" return d'],
    ['loops within loops', 'for i in 1..1000, j in 1..1000 return i * j'],
    ['powers with large exponents', 'for i in 1..1000 return 1.0000000001 ** 999999999'],
    ['powers with fractions', 'for i in 1..1000 return 1.1 ** 0.5'],
    ['logarithms', 'for i in 1..1000 return log(9.999e6000)'],
    ['remainders of numbers far apart', 'for i in 1..1000 return modulo(9.999e6000, 7e-6000)'],
    ['numbers with thousands of digits as text', 'for i in 1..1000 return string(9e6000)'],
    ['a text that doubles', `${doubled('"xxxxxxxxxxxxxxxx"', (name) => `${name} + ${name}`, 40)}}`],
    ['a list that holds another twice, sixty times over', `${doubled('[1]', (name) => `[${name}, ${name}]`, 60)}}`],
    ['comparing such lists', `{f: function(a) ${doubled('[a]', (name) => `[${name}, ${name}]`, 40)}}.a40, r: f(1) = f(1)}.r`],
    ['flattening such lists', `count(flatten(${doubled('[1]', (name) => `[${name}, ${name}]`, 40)}}.a40))`],
    ['recursion that branches', '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(30)}.r'],
    ['sorting by a function', 'sort(for i in 1..20000 return i, function(x, y) x > y)'],
    ['removing duplicates', 'distinct values(for i in 1..5000 return i)'],
    ['compiling patterns', 'for i in 1..5000 return matches("aaaa", "(a|b)*c" + string(i))'],
    ['searching long texts', `${grown}, r: for i in 1..100 return matches(a8, "^(a|b|ab)*c$")}.r`],
    ['replacing by longer texts', `${grown}, r: for i in 1..10 return replace(a8, "a", "bbbbbbbbbbbbbbbb")}.r`],
    ['asking zones', 'for i in 1..5000 return @"2020-01-01T00:00:00@Europe/Paris" < @"2020-01-01T00:00:00@Asia/Tokyo"'],
    ['meeting zones', 'for i in 1..500 return time("10:00:00@Europe/" + "Paris")'],
    ['checking long lists against a type', '{l: for i in 1..1000 return i, r: for i in 1..1000 return l instance of list<number>}.r'],
    ['faults that are noted', 'for i in 1..50000 return null + 1'],
  ])('%s', (_, source) => {
    expect(standardAnswerOf(source)).toBe('fault: budget-exceeded');
  });
});

test('nor deep: what lies in itself without end is stopped before the stack is exhausted', () => {
  const deep = (wrap: string) => `{f: function(n) ${wrap}, r: f(0)}.r`;
  const calls = [
    'f(n + 1)',
    'f(n: n)',
    '[n][f(item)]',
    'for i in [n], j in [n], k in [n] return f(i)',
    'sort([1, 2], function(x, y) f(n))',
    '{a: f(n)}.a',
    '1 in (f(n), 2)',
  ];
  for (const call of calls) expect(standardAnswerOf(deep(call))).toBe('fault: calls-too-deep');
  expect(answerOf('(function(x) x(x))(function(x) x(x))')).toBe('fault: calls-too-deep');
  const nested = 'for i in 1..300 return [partial[-1]]';
  for (const source of [
    nested,
    `string(${nested})`,
    `(${nested}) = (${nested})`,
    `(${nested}).a`,
    `flatten(${nested})`,
    `is(${nested}, ${nested})`,
  ]) {
    expect(standardAnswerOf(source)).toBe('fault: value-too-deep');
  }
});

test('an ordinary expression takes few steps, so that the budget is never felt', () => {
  expect(stepsOf('1 + 2 * 3 > 6 and "a" = "a"')).toBeLessThan(20);
  expect(stepsOf('sum(for r in [{total: 1, kind: "IN"}, {total: 2, kind: "OUT"}][kind = "IN"] return r.total)')).toBeLessThan(60);
  expect(stepsOf('for i in 1..5000 return i * 2 > 100')).toBeLessThan(defaultBudget / 2);
  expect(stepsOf('sort(for i in 1..3000 return 0 - i)')).toBeLessThan(defaultBudget);
  expect(stepsOf('years and months duration(@"1990-05-06", @"2026-01-01").years')).toBeLessThan(100);
});

test('what an expression costs does not depend on what ran before it', () => {
  const source = 'matches("abc", "a(b|c)+never-seen-before") or @"2020-01-01T00:00:00@Africa/Juba" < @"2020-01-01T00:00:00Z"';
  expect(stepsOf(source)).toBe(stepsOf(source));
});

describe('no source takes long to read', () => {
  const repeat = (text: string, times: number) => text.repeat(times);
  test.each([
    ['longer than anybody writes', repeat('1+', 5000), 'refused: too-long'],
    ['brackets', `${repeat('(', 100)}1${repeat(')', 100)}`, 'refused: too-deep'],
    ['contexts', `${repeat('{a:', 100)}1${repeat('}', 100)}`, 'refused: too-deep'],
    ['a long sum', `${repeat('1+', 900)}1`, 'refused: too-deep'],
    ['loops', `${repeat('for x in a return ', 250)}1`, 'refused: too-deep'],
    ['functions', `${repeat('function(x) ', 250)}1`, 'refused: too-deep'],
    ['signs', `${repeat('-', 3000)}1`, 'refused: syntax'],
    ['words without sense', repeat('for if then else some every in return ', 5), 'refused: syntax'],
    ['signs without sense', repeat('+*/-', 1900), 'refused: syntax'],
    ['a text that never ends', repeat('"a', 3001), 'refused: syntax'],
    ['zones', `[${Array.from({ length: 60 }, () => '@"10:00:00@Europe/Paris"').join(', ')}]`, 'refused: too-long'],
  ])('%s', (_, source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });

  test('a long list and a wide context are read as any other', () => {
    const items = Array.from({ length: 2000 }, (_, index) => String(index % 10));
    expect(answerOf(`count([${items.join(', ')}])`)).toBe('2000');
    const entries = Array.from({ length: 500 }, (_, index) => `k${index}: ${index}`);
    expect(answerOf(`{${entries.join(', ')}, r: k499}.r`)).toBe('499');
    expect(literalOf([])).toBe('[]');
  });
});

test('problems tell the place from which on nothing is understood, and what stands there', () => {
  const problem = (source: string) => {
    const compiled = compileExpression(source, { age: { kind: 'number' } });
    return compiled.ok ? undefined : [compiled.faults[0]?.at, compiled.faults[0]?.message.en];
  };
  expect(problem('age > 5 + ) * 2')).toEqual([{ from: 10, to: 11 }, 'From “) * 2” on this is not understood; check how it is written.']);
  expect(problem('age > (5 + ')).toEqual([{ from: 11, to: 11 }, 'This ends too soon: something is missing here.']);
  expect(problem('age > 5 (5')).toEqual([{ from: 10, to: 10 }, 'This ends too soon: something is missing here.']);
  expect(problem('(age > 5] and true')).toEqual([
    { from: 8, to: 9 },
    'From “] and true” on this is not understood; check how it is written.',
  ]);
});
