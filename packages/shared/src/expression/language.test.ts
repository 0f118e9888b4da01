import { describe, expect, test } from 'vitest';
import { compileExpression, type FeelType, type FeelValue, listOf } from './index.ts';
import { answerOf, standardAnswerOf } from './sample-answer.ts';

const number: FeelType = { kind: 'number' };

describe('loops', () => {
  test.each([
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in 1..3 return partial', '[[], [[]], [[], [[]]]]'],
    ['for i in 1..400 return if i = 1 then 1 else partial[-1] + 1', `[${Array.from({ length: 400 }, (_, index) => index + 1).join(', ')}]`],
    ['for i in (1..4) return i', '[2, 3]'],
    ['for i in (1..2) return i', '[]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for d in @"2021-01-01"..@"2020-12-30" return d.day', '[1, 31, 30]'],
    ['for d in [@"2021-01-01"..@"2021-01-02"] return d.weekday', '[5, 6]'],
    ['for x in [1, 2], y in [x, 10] return x * y', '[1, 10, 4, 20]'],
    ['some i in 1..10, j in 1..10 satisfies i * j = 99', 'false'],
    ['every x in [1..3] satisfies x > 0', 'true'],
    ['{partial: 3, r: for i in [1] return partial}.r', '[[]]'],
  ])('%s', (source, expected) => {
    expect([answerOf(source), standardAnswerOf(source)]).toEqual([expected, expected]);
  });
});

describe('functions are closures', () => {
  test.each([
    ['(function(x) x + 1)(2)', '3'],
    ['(for x in [1, 2] return function(y) x + y)[2](10)', '12'],
    ['{f: function(a) function(b) a + b, r: f(1)(2)}.r', '3'],
    ['{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r', '2432902008176640000'],
    ['{f: function(a: number, b: number) a - b, r: f(b: 1, a: 3)}.r', '2'],
    ['{o: {f: function(x) x * 2}, r: o.f(4)}.r', '8'],
    ['{x: 1, f: function() x, g: function(x) f() + x, r: g(10)}.r', '11'],
    ['{f: abs, r: f(-1)}.r', '1'],
    [
      '{Y: function(f) (function(x) f(function(v) x(x)(v)))(function(x) f(function(v) x(x)(v))), r: Y(function(self) function(n) if n = 0 then 1 else n * self(n - 1))(5)}.r',
      '120',
    ],
  ])('%s', (source, expected) => {
    expect([answerOf(source), standardAnswerOf(source)]).toEqual([expected, expected]);
  });

  test.each([
    ['{f: function(a) a, r: f(1, 2)}.r', 'refused: wrong-arguments', 'null: wrong-arguments'],
    ['{f: function(a) a, r: f(b: 1)}.r', 'refused: wrong-arguments', 'null: wrong-arguments'],
    ['{f: function(a: text) a, r: f(1)}.r', 'refused: unknown-type', '1'],
    ['{f: function(a: string) a, r: f(1)}.r', 'fault: wrong-arguments', 'null: wrong-arguments'],
    ['{f: function(a: string) a, r: f(["x"])}.r', 'fault: wrong-arguments', '"x"'],
    ['{f: function(a: date and time) a, r: f(@"2020-01-01")}.r', 'fault: wrong-arguments', '2020-01-01T00:00:00Z'],
    ['{f: function(a, b) b, r: f(a: 1)}.r', 'null', 'null'],
    ['1(2)', 'refused: type-mismatch', 'null: type-mismatch'],
  ])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
    expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
  });
});

describe('types are asked for by name', () => {
  test.each([
    ['1 instance of number', 'true'],
    ['"a" instance of string', 'true'],
    ['[123] instance of list<number>', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['[1, "a"] instance of list<Any>', 'true'],
    ['[1, null] instance of list<number>', 'true'],
    ['{a: 1, b: 2} instance of context<a: number>', 'true'],
    ['{b: 2} instance of context<a: number>', 'false'],
    ['[1..3] instance of range<number>', 'true'],
    ['(> @"2020-01-01") instance of range<date>', 'true'],
    ['[[1..3]] instance of list<range<number>>', 'true'],
    ['@"P1Y" instance of years and months duration', 'true'],
    ['@"P1Y" instance of days and time duration', 'false'],
    ['@"2020-01-01" instance of date and time', 'false'],
    ['now() instance of date and time', 'true'],
    ['null instance of Null', 'true'],
    ['null instance of Any', 'false'],
    ['1 instance of Any', 'true'],
    ['(function(x: number) x) instance of function<number>->number', 'true'],
    ['(function(x) x) instance of function<number>->Any', 'true'],
    ['(function(x: number) "a") instance of function<number>->number', 'false'],
    ['(function(x: number) x) instance of function<number, number>->number', 'false'],
    ['(function() 1) instance of function<>->number', 'true'],
  ])('%s: %s', (source, expected) => {
    expect([answerOf(source), standardAnswerOf(source)]).toEqual([expected, expected]);
  });

  test('also those of a model, spaces and dots in their names included', () => {
    const types: Record<string, FeelType> = {
      'tax payer': { kind: 'context', fields: { age: number } },
      'base.tMoney': number,
    };
    const given = { types };
    expect(answerOf('{age: 1} instance of tax payer', given)).toBe('true');
    expect(answerOf('{} instance of list<tax payer>', given)).toBe('false');
    expect(answerOf('1 instance of base.tMoney', given)).toBe('true');
    expect(standardAnswerOf('123 instance of list', given)).toBe('null: unknown-type');
  });
});

describe('names are read as they are known', () => {
  const names: Record<string, FeelType> = {
    'Profit and loss': number,
    'my-rate': number,
    my: number,
    rate: number,
    '投保 人': { kind: 'context', fields: { '出生 日期': { kind: 'date' }, 'a-b': number } },
    rows: listOf({ kind: 'context', fields: { 'Flight Number': { kind: 'text' } } }),
    '🐎': number,
    range: number,
  };
  const scope = new Map<string, FeelValue>([
    ['Profit and loss', 'A'],
    ['my-rate', 'B'],
    ['投保 人', new Map([['出生 日期', 'C']])],
    ['🐎', 'D'],
  ]);
  const told = (source: string) => answerOf(source, { names: anyTyped(names), scope });

  test.each([
    ['Profit  and\nloss', '"A"'],
    ['my-rate', '"B"'],
    ['my - rate', '"B"'],
    ['投保 人.出生 日期', '"C"'],
    ['🐎', '"D"'],
    ['for x y in ["E"] return x y', '["E"]'],
    ['{"a b": "F"}.a b', '"F"'],
    ['{a+b: "G", c: a+b}.c', '"G"'],
    ['{a: 1 /* one */, // two\nb: "H"}.b', '"H"'],
    ['[{a b: "I"}][a b = "I"].a b', '["I"]'],
    ['(if true then {c d: "J"} else {e f: 1}).c d', '"J"'],
    ['{f: function(x) {g h: x}, r: f("K").g h}.r', '"K"'],
    ['\u0085\u200b"L"\u3000', '"L"'],
    ['"a\u200bb"', '"a\u200bb"'],
  ])('%s', (source, expected) => {
    expect(told(source)).toBe(expected);
  });

  test('a variable called range is compared as any other', () => {
    expect(answerOf('range < 5 or true', { names: { range: number } })).toBe('true');
    expect(answerOf('{range: 3, b: range < 5}.b')).toBe('true');
  });

  test('types are no variables, even where there are variables of their names', () => {
    const list: FeelType = { kind: 'any' };
    const given = { names: { list, context: list, date: list, number: list }, scope: new Map([['list', 'a']]) };
    expect(answerOf('[1] instance of list<number>', given)).toBe('true');
    expect(answerOf('(function(list: list<number>, context: context<a: number>) list)([1], {a: 1})', given)).toBe('[1]');
    expect(answerOf('[list, 1 instance of list<date>, list]', given)).toBe('["a", false, "a"]');
  });

  test('names may be told anew in the same record', () => {
    const changing: Record<string, FeelType> = { a: number };
    expect(answerOf('b c', { names: changing })).not.toBe('null');
    changing['b c'] = number;
    expect(answerOf('b c', { names: changing })).toBe('null');
  });
});

/** The same names for values of any kind. */
function anyTyped(names: Record<string, FeelType>): Record<string, FeelType> {
  return Object.fromEntries(Object.entries(names).map(([name, type]) => [name, type.kind === 'number' ? { kind: 'any' } : type]));
}

test.each([
  ['"a\\"b\\\\c\\nd"', '"a\\"b\\\\c\\nd"'],
  ['"\\u65E5\\U01F40E\\uD83D\\uDC0E"', '"日🐎🐎"'],
  ['"it\\\'s"', '"it\'s"'],
  ['"\\d\\b"', '"\\\\d\\\\b"'],
  ['.5 + 1.5E-3', '0.5015'],
  ['1.2345678901234567890123456789012345678', '1.234567890123456789012345678901235'],
])('the literal %s is %s', (source, expected) => {
  expect(answerOf(source)).toBe(expected);
});

describe('what an expression gives is known before it runs', () => {
  const names: Record<string, FeelType> = {
    age: number,
    total: { kind: 'money' },
    born: { kind: 'date' },
    receipts: listOf({ kind: 'context', fields: { total: { kind: 'money' }, kind: { kind: 'text' } } }),
  };
  test.each<[string, FeelType]>([
    ['receipts[1].total', { kind: 'money' }],
    ['receipts[total > 5]', names.receipts ?? number],
    ['sum(receipts.total)', { kind: 'money' }],
    ['for r in receipts return r.kind', listOf({ kind: 'text' })],
    ['for i in 1..3 return i', listOf(number)],
    ['if age > 1 then null else total', { kind: 'money' }],
    ['function(x: number) x > age', { kind: 'function', parameters: [{ name: 'x', type: number }], result: { kind: 'boolean' } }],
    ['(function(x) {a: age})(1).a', number],
    ['[1..5].start', number],
    ['born - @"2020-01-01"', { kind: 'duration', unit: 'seconds' }],
    ['years and months duration(born, today())', { kind: 'duration', unit: 'months' }],
    ['[{a: 1}, {b: "x"}]', listOf({ kind: 'context', fields: { a: number, b: { kind: 'text' } } })],
    ['sort(receipts, function(x, y) x.total < y.total)[1].kind', { kind: 'text' }],
    ['append([1], 2)', listOf(number)],
  ])('%s', (source, type) => {
    const compiled = compileExpression(source, names);
    expect(compiled.ok && compiled.expression.type).toEqual(type);
  });

  test.each([
    ['receipts[total > "a"]', 'type-mismatch'],
    ['(function(x: string) x)(1) + 1', 'type-mismatch'],
    ['for r in receipts return r.totals', 'unknown-name'],
    ['some r in receipts satisfies r.kind > 5', 'type-mismatch'],
    ['@"P1Y" < @"P1D"', 'type-mismatch'],
    ['{a: {b: 1}}.a.c', 'unknown-name'],
    ['[1..5].begin', 'unknown-name'],
    ['born.hour', 'unknown-name'],
    ['[true..false]', 'type-mismatch'],
  ])('so %s is refused', (source, code) => {
    expect(answerOf(source, { names })).toBe(`refused: ${code}`);
  });
});
