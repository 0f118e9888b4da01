import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFrom } from '../../../expression/index.ts';
import { type ColumnType, cellSetOf, complementOf, everything, type Span, unionOf } from '../../index.ts';
import { cellTextOf } from './cell-text.ts';
import { spansWords } from './span-words.ts';
import { inBoth } from './value-words.ts';

function spansOf(cell: string, type: ColumnType): readonly Span[] {
  const set = cellSetOf(cell, type);
  if (set.is === 'opaque') throw new Error(`${cell}: ${set.why}`);
  return set.spans;
}

describe('values of a column are said as an operator says them', () => {
  test.each<[string, ColumnType, string, string]>([
    ['-', 'number', '任意值', 'any value'],
    ['35', 'number', '35', '35'],
    ['[18..60]', 'number', '18 至 60', '18 to 60'],
    ['[18..60)', 'number', '18 至 60（不含）', '18 to below 60'],
    ['(18..60]', 'number', '18（不含）至 60', 'over 18 up to 60'],
    ['(17..18)', 'number', '17（不含）至 18（不含）', 'between 17 and 18'],
    ['< 18, >= 60', 'number', '低于 18 或 60 及以上', 'less than 18 or 60 or more'],
    ['<= 3000', 'money', '3,000 元及以下', '3,000 yuan or less'],
    ['> 0.005', 'money', '高于 0.005 元', 'more than 0.005 yuan'],
    ['"A", "B"', 'text', '“A”或“B”', '“A” or “B”'],
    ['not("A", "B")', 'text', '不是“A”、“B”', 'other than “A” or “B”'],
    ['false', 'boolean', '否', 'no'],
    ['>= date("2026-03-01")', 'date', '2026年3月1日及以后', '1 March 2026 or later'],
    ['< date("2026-03-01")', 'date', '2026年2月28日及以前', '28 February 2026 or earlier'],
    ['< time("09:30:15")', 'time', '早于 09:30:15', 'before 09:30:15'],
    ['< duration("P1Y")', 'duration', '11个月及以下', '11 months or less'],
    ['1, 3, 5, 7, 9, 11, 13, 15', 'number', '1、3、5、7、9、11 等 8 处', '1, 3, 5, 7, 9, 11 and 2 more'],
  ])('%s as %s: %s', (cell, type, zh, en) => {
    expect(inBoth((language) => spansWords(spansOf(cell, type), type, language))).toEqual({ zh, en });
  });
});

describe('values of a column are written as a cell that admits exactly them', () => {
  test.each<[string, ColumnType, string]>([
    ['-', 'number', '-'],
    ['? >= 18 and ? < 60', 'number', '[18..60)'],
    ['not("A")', 'text', 'not("A")'],
    ['< 3, 5', 'number', '< 3, 5'],
    ['[date("2026-01-01")..date("2026-02-01"))', 'date', '[date("2026-01-01")..date("2026-01-31")]'],
    ['> date and time("2026-01-01T08:00:00")', 'dateTime', '> date and time("2026-01-01T08:00:00")'],
    ['>= duration("PT8H")', 'duration', '>= duration("PT8H")'],
  ])('%s as %s is %s', (cell, type, text) => {
    expect(cellTextOf(spansOf(cell, type))).toBe(text);
  });

  test('whatever they are', () => {
    const end = fc.option(fc.integer({ min: -3, max: 6 }).map(numberFrom), { nil: undefined });
    const span = fc.record({ from: end, to: end, fromIncluded: fc.boolean(), toIncluded: fc.boolean() });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (given) => {
        const spans = unionOf(given.map(({ from, to, ...included }) => ({ ...included, ...(from && { from }), ...(to && { to }) })));
        for (const each of [spans, complementOf(spans), everything])
          if (each.length > 0) expect(spansOf(cellTextOf(each), 'number')).toEqual(each);
      }),
      { numRuns: 1_000 },
    );
  });
});
