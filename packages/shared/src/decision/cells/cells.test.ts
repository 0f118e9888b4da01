import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileUnaryTest, type FeelValue, literalOf, numberFrom } from '../../expression/index.ts';
import type { ColumnType } from '../decision-table.ts';
import {
  cellSetOf,
  complementOf,
  contains,
  everything,
  intersectionOf,
  isEmpty,
  isEverything,
  isSubset,
  type Span,
  sampleOf,
  scaleOf,
  unionOf,
} from './index.ts';

/** What a cell admits, in words: `[1..5), 7` and what it says of a missing value. */
function admitted(cell: string, type: ColumnType = 'number'): string {
  const set = cellSetOf(cell, type);
  return set.is === 'opaque' ? set.why : `${wordsOf(set.spans)} null:${set.onNull}`;
}

function wordsOf(spans: readonly Span[]): string {
  return spans
    .map(({ from, to, fromIncluded, toIncluded }) => {
      if (from !== undefined && from === to) return literalOf(from);
      const [lower, upper] = [from, to].map((end) => (end === undefined ? '' : literalOf(end)));
      return `${fromIncluded ? '[' : '('}${lower}..${upper}${toIncluded ? ']' : ')'}`;
    })
    .join(' ');
}

describe('what a cell admits can be told from its text', () => {
  test.each<[string, string, ColumnType?]>([
    ['-', '(..) null:yes'],
    ['-5', '-5 null:open'],
    ['> 3000', '(3000..) null:open', 'money'],
    ['[18..60)', '[18..60) null:open'],
    [']18..60[', '(18..60) null:open'],
    ['[60..18]', ' null:open'],
    ['< 1, > 5, 3', '(..1) 3 (5..) null:open'],
    ['not([1..5])', '(..1) (5..) null:open'],
    ['? > 5 and ? < 9', '(5..9) null:open'],
    ['? > 5 and ? < 9 and not(? = 7)', '(5..7) (7..9) null:open'],
    ['7 <= ?', '[7..) null:open'],
    ['(? in [1..5]) or ? between 8 and 9', '[1..5] [8..9] null:open'],
    ['null', ' null:yes'],
    ['not(null)', '(..) null:no'],
    ['? = 5', '5 null:no'],
    ['? != 5', '(..5) (5..) null:yes'],
    ['100 * (1 + 2)', '300 null:open'],
    ['"low", "high"', '"high" "low" null:open', 'text'],
    ['["low", "high"]', '"high" "low" null:open', 'text'],
    ['>= ""', '(..) null:open', 'text'],
    ['<= ""', '"" null:open', 'text'],
    ['not("a")', '(.."a") ("a"..) null:open', 'text'],
    ['true', 'true null:open', 'boolean'],
    ['not(true)', 'false null:open', 'boolean'],
    ['true, false', '(..) null:open', 'boolean'],
    ['?', 'true null:open', 'boolean'],
    ['> date("2026-01-31")', '[2026-02-01..) null:open', 'date'],
    ['<= @"2026-01-31", [date(2026, 2, 1)..date(2026, 2, 3))', '(..2026-02-02] null:open', 'date'],
    ['>= time("09:30:00")', '[09:30:00..) null:open', 'time'],
    ['< date and time("2026-01-01T08:00:00")', '(..2026-01-01T08:00:00) null:open', 'dateTime'],
    ['> duration("P1Y")', '[P1Y1M..) null:open', 'duration'],
    ['"a"', '"a" null:open', 'any'],
  ])('%s admits %s', (cell, words, type) => {
    expect(admitted(cell, type)).toBe(words);
  });

  test.each<[string, string, ColumnType?]>([
    ['> limit', 'reads variables'],
    ['> abs(5)', 'calls a function'],
    ['<= today()', 'calls a function', 'date'],
    ['date(today())', 'calls a function', 'date'],
    ['contains(?, "x")', 'calls a function', 'text'],
    ['?.year > 2020', 'computes with the value', 'date'],
    ['? + 1 > 5', 'computes with the value'],
    ['[> 5]', 'lists, contexts or ranges'],
    ['< null', 'compares with nothing'],
    ['"a"', 'kinds that do not go together'],
    ['1, "a"', 'kinds that do not go together', 'any'],
    ['> duration("P1D"), < duration("P1M")', 'kinds that do not go together', 'duration'],
    ['> time("09:00:00Z")', 'names a time zone', 'time'],
    ['> >', 'not understood'],
    ['', 'not understood'],
    ['1 / 0', 'not understood'],
    ['{a:'.repeat(2_000), 'not understood'],
    ['? = 1 or '.repeat(800), 'not understood'],
  ])('and where it cannot, the reason is told: %s %s', (cell, why, type) => {
    expect(admitted(cell, type)).toBe(why);
  });

  test('as the compiled cell itself answers, for any cell and value', () => {
    fc.assert(
      fc.property(columns, fc.gen(), ({ type, constants }, gen) => {
        const cell = gen(cellOf, constants);
        const set = cellSetOf(cell, type);
        const compiled = compileUnaryTest(cell, {}, { kind: type });
        if (!compiled.ok) return set.is === 'opaque';
        expect(set.is).toBe('spans');
        if (set.is !== 'spans') return true;
        const value = constantOf(gen(fc.constantFrom, ...constants));
        const environment = { now: '2026-01-01T00:00:00Z', zone: 'Asia/Shanghai' };
        expect(contains(set.spans, value)).toBe(compiled.test.test(value, new Map(), environment));
        const onNull = compiled.test.judgesNull ? compiled.test.test(null, new Map(), environment) : null;
        expect(set.onNull).toBe(onNull === null ? 'open' : onNull ? 'yes' : 'no');
        return true;
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('sets of values are joined, cut and turned round exactly', () => {
  const bound = fc.option(fc.integer({ min: 0, max: 6 }).map(String), { nil: undefined });
  const spans = fc.array(fc.record({ from: bound, to: bound, fromIncluded: fc.boolean(), toIncluded: fc.boolean() }), { maxLength: 4 });
  const scales = fc.constantFrom<((digit: string) => FeelValue)[]>(
    (digit) => numberFrom(digit),
    (digit) => (digit === '0' ? '' : digit),
    (digit) => ({ kind: 'date', days: Number(digit) }),
    (digit) => ({ kind: 'duration', unit: 'months', months: Number(digit) }),
    (digit) => Number(digit) > 3,
  );

  test('a value is in them where it should be, and what is equal is written alike', () => {
    fc.assert(
      fc.property(scales, spans, spans, (make, left, right) => {
        const [a, b] = [left, right].map((given) =>
          unionOf(
            given.map(({ from, to, ...included }) => ({
              ...included,
              ...(from === undefined ? {} : { from: make(from) }),
              ...(to === undefined ? {} : { to: make(to) }),
            })),
          ),
        );
        if (a === undefined || b === undefined) throw new Error('two sets make two unions');
        const halves = ['number', 'text'].includes(scaleOf(make('1')) ?? '');
        const points = Array.from({ length: 13 }, (_, index) => make(String(halves ? index / 2 : index)));
        for (const point of points) {
          const [inA, inB] = [contains(a, point), contains(b, point)];
          expect(contains(unionOf([...a, ...b]), point)).toBe(inA || inB);
          expect(contains(intersectionOf(a, b), point)).toBe(inA && inB);
          expect(contains(complementOf(a), point)).toBe(!inA);
        }
        expect(complementOf(complementOf(a))).toEqual(a);
        expect(isEverything(unionOf([...a, ...complementOf(a)]))).toBe(true);
        expect(isEmpty(intersectionOf(a, complementOf(a)))).toBe(true);
        expect(isSubset(intersectionOf(a, b), b)).toBe(true);
        expect(isSubset(a, b)).toBe(isEmpty(intersectionOf(a, complementOf(b))));
      }),
    );
  });
});

describe('a sample is a value a person would name', () => {
  test.each<[string, string, ColumnType?, string?]>([
    ['-', '1'],
    ['(3000..10000]', '5000', 'money'],
    ['> 3000', '4000', 'money'],
    ['>= 3000', '3000', 'money'],
    ['< 3000', '2000', 'money'],
    ['[18..60)', '40'],
    ['(5..6)', '5.5'],
    ['< 0', '-1'],
    ['< -30', '-40'],
    ['-', 'true', 'boolean'],
    ['"b", "a"', '"a"', 'text'],
    ['not("a", "b")', '"其他"', 'text'],
    ['not("a", "b")', '"c"', 'text', '"a", "b", "c"'],
    ['not("其他", "other")', '"other1"', 'text'],
    ['> date("2026-01-31")', '2026-02-01', 'date'],
    ['< date("2026-01-31")', '2026-01-30', 'date'],
    ['> time("09:30:00")', '10:00:00', 'time'],
    ['> date and time("2026-01-01T08:00:00")', '2026-01-02T00:00:00', 'dateTime'],
    ['(date and time("2026-01-01T08:00:00")..date and time("2026-01-01T08:00:30"))', '2026-01-01T08:00:01', 'dateTime'],
    ['(duration("P1D")..duration("P30D"))', 'P20D', 'duration'],
    ['(duration("PT1S")..duration("PT5S"))', 'PT4S', 'duration'],
    ['> duration("P1Y")', 'P1Y1M', 'duration'],
  ])('of %s it is %s', (cell, words, type = 'number', allowed) => {
    const set = cellSetOf(cell, type);
    const limits = cellSetOf(allowed ?? '-', type);
    const sample = set.is === 'spans' && limits.is === 'spans' ? sampleOf(set.spans, type, limits.spans) : undefined;
    expect(sample === undefined ? 'none' : literalOf(sample)).toBe(words);
  });

  test('and lies in the spans whenever anything does', () => {
    fc.assert(
      fc.property(columns, fc.gen(), ({ type, constants }, gen) => {
        const set = cellSetOf(gen(cellOf, constants), type);
        if (set.is !== 'spans') return;
        const sample = sampleOf(set.spans, type);
        if (sample === undefined) expect(isEmpty(set.spans)).toBe(true);
        else expect(contains(set.spans, sample)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('everything has one of every type', () => {
    const types: ColumnType[] = ['text', 'number', 'money', 'boolean', 'date', 'time', 'dateTime', 'duration', 'any'];
    for (const type of types) expect(sampleOf(everything, type)).toBeDefined();
  });
});

/** Columns with constants as cells write them. */
const columns = fc.constantFrom<{ type: ColumnType; constants: readonly string[] }[]>(
  { type: 'number', constants: ['-3', '0', '0.5', '1', '5', '1000.25'] },
  { type: 'money', constants: ['0', '0.01', '3000', '12000'] },
  { type: 'text', constants: ['""', '"a"', '"b"', '"低"', '"a \\"b\\""'] },
  { type: 'boolean', constants: ['true', 'false'] },
  { type: 'date', constants: ['date("2026-01-01")', '@"2026-01-02"', 'date(2026, 2, 28)'] },
  { type: 'time', constants: ['time("09:00:00")', '@"09:00:01"', 'time("23:59:59.5")'] },
  { type: 'dateTime', constants: ['date and time("2026-01-01T00:00:00")', '@"2026-01-01T09:30:00"'] },
  { type: 'duration', constants: ['duration("P1D")', '@"PT36H"', 'duration("-PT1S")'] },
  { type: 'duration', constants: ['duration("P1M")', '@"P1Y"'] },
  { type: 'any', constants: ['1', '2', '10'] },
);

/** A cell over these constants: tests, lists of them, `not`, and conditions on `?`, nested a little. */
function cellOf(constants: readonly string[]): fc.Arbitrary<string> {
  const constant = fc.constantFrom(...constants);
  const sign = fc.constantFrom('<', '<=', '>', '>=', '=', '!=');
  const range = fc
    .tuple(fc.constantFrom('[', '(', ']'), constant, constant, fc.constantFrom(']', ')', '['))
    .map(([open, from, to, close]) => `${open}${from}..${to}${close}`);
  const simple = fc.oneof(
    constant,
    range,
    fc.tuple(sign, constant).map((parts) => parts.join(' ')),
  );
  const atom = fc.oneof(
    fc.tuple(sign, constant).map((parts) => `? ${parts.join(' ')}`),
    fc.tuple(constant, sign).map((parts) => `${parts.join(' ')} ?`),
    range.map((text) => `(? in ${text})`),
    fc.array(simple, { minLength: 1, maxLength: 2 }).map((tests) => `(? in (${tests.join(', ')}))`),
    fc.tuple(constant, constant).map((parts) => `? between ${parts.join(' and ')}`),
    fc.constantFrom('? = null', '? != null'),
  );
  const condition = fc
    .tuple(atom, fc.constantFrom(' and ', ' or '), atom, fc.boolean(), atom)
    .map(([first, join, second, negated, third]) =>
      negated ? `${first}${join}not(${second} or ${third})` : `(${first}${join}${second}) and ${third}`,
    );
  const tests = fc.array(fc.oneof(simple, fc.constant('null'), atom), { minLength: 1, maxLength: 3 }).map((each) => each.join(', '));
  const lists = fc.array(constant, { minLength: 1, maxLength: 3 }).map((each) => `[${each.join(', ')}]`);
  return fc.oneof(
    fc.constant('-'),
    tests,
    tests.map((each) => `not(${each})`),
    lists,
    condition,
  );
}

function constantOf(source: string): FeelValue {
  const set = cellSetOf(source, 'any');
  const value = set.is === 'spans' ? set.spans[0]?.from : undefined;
  if (value === undefined) throw new Error(`${source} is no constant`);
  return value;
}
