import { describe, expect, test } from 'vitest';
import { Fault } from '../fault/index.ts';
import { compileCondition, compileExpression, compileUnaryTest, type FeelType, jsonFrom, scopeFrom } from './index.ts';

const names: Record<string, FeelType> = {
  age: { kind: 'number' },
  name: { kind: 'text' },
  total: { kind: 'money' },
  paid: { kind: 'boolean' },
  'total amount': { kind: 'number' },
  投保人: { kind: 'context', fields: { 姓名: { kind: 'text' }, '出生 日期': { kind: 'date' } } },
  receipts: { kind: 'list', of: { kind: 'context', fields: { kind: { kind: 'text' }, total: { kind: 'money' } } } },
  anything: { kind: 'any' },
  missing: { kind: 'number' },
};
const variables = {
  age: 30,
  name: '李雷',
  totalFen: 123_456,
  paid: true,
  'total amount': 7,
  投保人: { 姓名: '韩梅梅', '出生 日期': '1990-05-06' },
  receipts: [
    { kind: 'IN', totalFen: 100_00 },
    { kind: 'OUT', totalFen: 25_50 },
    { kind: 'IN', totalFen: 1 },
  ],
  anything: { items: [1, 2, 3], text: 'x' },
};
const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };
const scope = scopeFrom(variables, names);

function answer(source: string): unknown {
  const compiled = compileExpression(source, names);
  if (!compiled.ok) throw new Error(compiled.faults.map((fault) => `${fault.code} ${fault.message.en}`).join('; '));
  return jsonFrom(compiled.expression.evaluate(scope, environment));
}

function refusal(source: string): string[] {
  const compiled = compileExpression(source, names);
  return compiled.ok ? [] : compiled.faults.map((fault) => fault.code);
}

function fault(source: string, budget?: number): string {
  const compiled = compileExpression(source, names);
  if (!compiled.ok) return compiled.faults[0]?.code ?? '';
  try {
    compiled.expression.evaluate(scope, budget === undefined ? environment : { ...environment, budget });
    return 'no fault';
  } catch (error) {
    return error instanceof Fault ? error.code : String(error);
  }
}

describe('an expression gives what a person works out by hand', () => {
  test.each<[string, unknown]>([
    ['0.1 + 0.2 = 0.3', true],
    ['1 / 3 * 3', '0.9999999999999999999999999999999999'],
    ['2 ** 10', 1024],
    ['-5 + 3 * 2', 1],
    ['(1 + 2) * 3', 9],
    ['1.10 = 1.1', true],
    ['"甲" + "乙"', '甲乙'],
    ['if age >= 18 then "成人" else "未成年"', '成人'],
    ['age in [18..60]', true],
    ['age in (18, 20, > 29)', true],
    ['age in (30..40)', false],
    ['age in (= 30)', true],
    ['[1] in [[1], [2]]', true],
    ['number("1.234,50", ".", ",")', 1234.5],
    ['time(11, 59, 0, duration("-PT2H30M"))', '11:59:00-02:30'],
    ['product(2, 3) + log(1) + exp(0)', 7],
    ['all([true, null])', null],
    ['age between 30 and 40', true],
    ['投保人.姓名', '韩梅梅'],
    ['投保人.出生 日期 < date("2000-01-01")', true],
    ['total amount * 2', 14],
    ['total', 1234.56],
    ['total / 2 = 617.28', true],
    ['receipts[kind = "IN"].total', [100, 0.01]],
    ['sum(receipts.total)', 125.51],
    ['receipts[2].kind', 'OUT'],
    ['receipts[-1].total', 0.01],
    ['receipts[9]', null],
    ['count(receipts[total > 1])', 2],
    ['for x in [1, 2], y in [10, 20] return x + y', [11, 21, 12, 22]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['some r in receipts satisfies r.total > 99', true],
    ['every r in receipts satisfies r.total > 99', false],
    ['{a: 1, "b c": a + 1}', { a: 1, 'b c': 2 }],
    ['{a b: 2}.a b', 2],
    ['[1, 2, 3][item >= 2]', [2, 3]],
    ['anything.items[item > 1]', [2, 3]],
    ['anything.nowhere', null],
    ['is defined(anything.text)', true],
    ['is defined(missing)', false],
    ['get value({"k": 5}, "k")', 5],
    ['not(paid)', false],
    ['contains("foobar", "oba") and starts with("foo", "f") and ends with("foo", "o")', true],
    ['string length("日本𠮷")', 3],
    ['substring("foobar", 3)', 'obar'],
    ['substring("foobar", -2, 1)', 'a'],
    ['upper case("aB") + lower case("Cd")', 'ABcd'],
    ['matches("保单P123", "P\\d+")', true],
    ['replace("a1b2", "([a-z])(\\d)", "$2$1")', '1a2b'],
    ['split("a;b;;c", ";")', ['a', 'b', '', 'c']],
    ['string join(["a", "b"], "-")', 'a-b'],
    ['min(3, 1, 2) + max([3, 1, 2])', 4],
    ['mean([1, 2, 6])', 3],
    ['abs(-2) + floor(1.7) + ceiling(1.2)', 5],
    ['round half up(2.345, 2)', 2.35],
    ['round half down(2.345, 2)', 2.34],
    ['decimal(2.5, 0)', 2],
    ['modulo(-12, 5)', 3],
    ['list contains([1, 2], 2)', true],
    ['append([1], 2, 3)', [1, 2, 3]],
    ['concatenate([1], [2])', [1, 2]],
    ['distinct values([1, 2, 1.0])', [1, 2]],
    ['sort(["b", "a"])', ['a', 'b']],
    ['number("12.50")', 12.5],
    ['number("12元")', null],
    ['string(12.50)', '12.5'],
    ['today()', '2026-03-01'],
    ['now().hour', 0],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date("2026-03-01") - date("2026-02-01")', 'P28D'],
    ['(today() - 投保人.出生 日期).days', 13083],
    ['years and months duration(投保人.出生 日期, today()).years', 35],
    ['time("10:00:00") + duration("PT15H")', '01:00:00'],
    ['@"2026-01-01T00:30:00" + duration("-PT1H")', '2025-12-31T23:30:00'],
    ['@"2026-01-01T00:00:00Z" = @"2026-01-01T08:00:00+08:00"', true],
    ['duration("P1D") * 1.5', 'P1DT12H'],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('what an author must mend is found before anything runs', () => {
  test.each<[string, string]>([
    ['name > 5', 'expression.type-mismatch'],
    ['"a" + 1', 'expression.type-mismatch'],
    ['if age then 1 else 2', 'expression.type-mismatch'],
    ['paid < true', 'expression.type-mismatch'],
    ['string length(5)', 'expression.type-mismatch'],
    ['投保人.出生 日期 > "1990-01-01"', 'expression.type-mismatch'],
    ['nobody + 1', 'expression.unknown-name'],
    ['constructor', 'expression.unknown-name'],
    ['投保人.手机', 'expression.unknown-name'],
    ['totalFen', 'expression.fen-name'],
    ['anything.paidFen > 1', 'expression.fen-name'],
    ['{aFen: 1}', 'expression.fen-name'],
    ['shout("a")', 'expression.unknown-function'],
    ['contains("a")', 'expression.wrong-arguments'],
    ['1 +', 'expression.syntax'],
    ['', 'expression.syntax'],
    ['date("2026-02-30")', 'expression.bad-literal'],
    ['@"soon"', 'expression.bad-literal'],
    ['matches("a", "(")', 'expression.bad-pattern'],
    ['matches("a", "(?=b)")', 'expression.bad-pattern'],
    [`${'('.repeat(500)}1${')'.repeat(500)}`, 'expression.too-deep'],
    [`${'1+'.repeat(5000)}1`, 'expression.too-long'],
    ['? > 1', 'expression.unknown-name'],
  ])('%s', (source, code) => {
    expect(refusal(source)).toEqual([code]);
  });

  test('all problems come at once, each with its place', () => {
    const compiled = compileExpression('name > 5 and nobody = 1', names);
    expect(compiled.ok ? [] : compiled.faults.map(({ code, at }) => [code, at.from, at.to])).toEqual([
      ['expression.type-mismatch', 0, 8],
      ['expression.unknown-name', 13, 19],
    ]);
  });

  test('a condition must give yes or no', () => {
    expect(compileCondition('age + 1', names)).toMatchObject({ ok: false, faults: [{ code: 'expression.type-mismatch' }] });
    expect(compileCondition('age > 1', names).ok).toBe(true);
  });
});

describe('what cannot be decided is never decided silently', () => {
  test.each<[string, string]>([
    ['anything.text > 5', 'expression.type-mismatch'],
    ['anything.text = 5', 'expression.type-mismatch'],
    ['missing + 1', 'expression.type-mismatch'],
    ['if missing > 5 then "查" else "付"', 'expression.undecided'],
    ['1 / 0', 'expression.not-computable'],
    ['10 ** 7000', 'expression.not-computable'],
    ['anything.items[1.5]', 'expression.type-mismatch'],
    ['sum([1, "a"])', 'expression.type-mismatch'],
  ])('%s', (source, code) => {
    expect(fault(source)).toBe(code);
  });

  test('null equals only null, and has no order', () => {
    expect(answer('[missing = null, missing != null, missing < 5, missing in [1..5], null = 0]')).toEqual([true, false, null, null, false]);
  });

  test('and, or and not know three answers, and do not run what no longer matters', () => {
    expect(answer('[null and false, null and true, null or true, null or false, not(null)]')).toEqual([false, null, true, null, null]);
    expect(answer('false and anything.text > 5')).toBe(false);
  });

  test('a fault tells the place and the kinds, never the values', () => {
    const compiled = compileExpression('1 = 1 and anything.text > 5', names);
    const run = () => compiled.ok && compiled.expression.evaluate(scope, environment);
    expect(run).toThrowError(expect.objectContaining({ facts: { operation: '>', found: 'number', needed: 'text', from: 10, to: 27 } }));
  });
});

describe('the budget', () => {
  test.each([
    'for i in 1..1000000000 return i',
    'for i in 1..1000, j in 1..1000 return i * j',
    'count(for i in 1..50000 return 1)',
    `for i in 1..2000 return "${'x'.repeat(2000)}" + "y"`,
    `{a0: [1, 1]${Array.from({ length: 60 }, (_, index) => `, a${index + 1}: [a${index}, a${index}]`).join('')}}`,
    `string({a0: [1, 1]${Array.from({ length: 60 }, (_, index) => `, a${index + 1}: [a${index}, a${index}]`).join('')}})`,
    '[for i in 1..900 return 10 ** 6000]',
    'count(for i in 1..300 return 1.1 ** 0.5)',
    'string join(for i in 1..30000 return "abcdefghijklmnop", ",")',
  ])('stops %s', (source) => {
    expect(fault(source, 50_000)).toBe('expression.budget-exceeded');
  });

  test('counts small things small', () => {
    expect(fault('1 + 2 * 3 > age', 10)).toBe('no fault');
  });
});

describe('a test of a table cell', () => {
  test.each<[string, string | number | null, boolean | null]>([
    ['-', 5, true],
    ['< 5', 4, true],
    ['< 5', null, null],
    ['[1..5), > 10', 5, false],
    ['[1..5), > 10', 11, true],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['5', 5, true],
    ['null', null, true],
    ['? > age', 31, true],
    ['[1, 2, 3]', 2, true],
    ['age', 30, true],
    ['modulo(?, 2) = 0', 4, true],
    ['= 5', 5, true],
    ['!= 5', 5, false],
  ])('%s of %s gives %s', (source, input, expected) => {
    const compiled = compileUnaryTest(source, names, { kind: 'number' });
    const value = scopeFrom({ input }, {}).get('input') ?? null;
    expect(compiled.ok && compiled.test.test(value, scope, environment)).toBe(expected);
  });

  test('of another kind than its input is refused', () => {
    for (const source of ['"a"', '< "a"', '["a", "b"]', 'date("2026-01-01")', 'true']) {
      expect(compileUnaryTest(source, names, { kind: 'number' })).toMatchObject({
        ok: false,
        faults: [{ code: 'expression.type-mismatch' }],
      });
    }
  });
});

test('an expression tells what it gives and what it reads', () => {
  const compiled = compileExpression('if paid then total else 0', names);
  expect(compiled).toMatchObject({ ok: true, expression: { type: { kind: 'money' }, reads: ['paid', 'total'] } });
});

test('a condition is not asked of an empty list: it has no item that could be missing', () => {
  const compiled = compileExpression('receipts[total * 2 > 5]', names);
  const none = scopeFrom({ receipts: [] }, names);
  expect(compiled.ok && compiled.expression.evaluate(none, environment)).toEqual([]);
});
