import { describe, expect, test } from 'vitest';
import { compileExpression, compileUnaryTest } from '../../../expression/index.ts';
import type { ColumnType } from '../../decision-table.ts';
import { readCell } from './read-cell.ts';
import { reasonText } from './reasons.ts';
import { Ways } from './ways.ts';

type Side = 'inputs' | 'outputs';
const none: ReadonlySet<string> = new Set();

function read(raw: string, type: ColumnType, side: Side = 'inputs', ways: Partial<Ways> = {}): string {
  return readCell(raw, { side, type, names: none }, Ways.parse(ways)).feel;
}

const numbers: readonly (readonly [string, string])[] = [
  ['≥18', '>=18'],
  ['＞＝１８', '>=18'],
  ['>=5,000', '>= 5000'],
  ['大于等于18', '>= 18'],
  ['不超过5000元', '<= 5000'],
  ['不满18周岁', '< 18'],
  ['满18岁', '>= 18'],
  ['18岁以上', '>= 18'],
  ['18（不含）以上', '> 18'],
  ['60岁及以下', '<= 60'],
  ['3天以内', '<= 3'],
  ['100以外', '> 100'],
  ['at least 18', '>= 18'],
  ['18+', '>= 18'],
  ['under 18', '< 18'],
  ['≠0', 'not(0)'],
  ['18-60', '[18..60]'],
  ['18—60', '[18..60]'],
  ['18~60岁', '[18..60]'],
  ['18 至 60', '[18..60]'],
  ['between 18 and 60', '[18..60]'],
  ['介于18和60之间', '[18..60]'],
  ['18(含)-60(不含)', '[18..60)'],
  ['-5-10', '[-5..10]'],
  ['-10--5', '[-10..-5]'],
  ['10-20%', '[0.1..0.2]'],
  ['1-2万', '[10000..20000]'],
  ['[18,60)', '[18..60)'],
  ['（18，60］', '(18..60]'],
  ['≥18且<60', '[18..60)'],
  ['大于18小于等于60', '(18..60]'],
  ['18≤年龄<60', '[18..60)'],
  ['1,200.50', '1200.50'],
  ['¥5,000', '5000'],
  ['1.5万元', '15000'],
  ['30%', '0.3'],
  ['1、2、3', '1, 2, 3'],
  ['1或2', '1, 2'],
  ['≠1、2', 'not(1, 2)'],
  ['不限', '-'],
  ['—', '-'],
  ['为空', 'null'],
];

const others: readonly (readonly [string, ColumnType, Side, string])[] = [
  ['男', 'text', 'inputs', '"男"'],
  ['男,女', 'text', 'inputs', '"男", "女"'],
  ['男、女', 'text', 'inputs', '"男", "女"'],
  ['“男”或“女”', 'text', 'inputs', '"男", "女"'],
  ['不是男', 'text', 'inputs', 'not("男")'],
  ['≠ 男，女', 'text', 'inputs', 'not("男", "女")'],
  ['意外（轻）', 'text', 'inputs', '"意外（轻）"'],
  ['“男”', 'text', 'outputs', '"男"'],
  ['he said: "a"', 'text', 'inputs', '"he said: \\"a\\""'],
  ['先快审，再看。', 'text', 'outputs', '"先快审，再看。"'],
  ['是', 'boolean', 'inputs', 'true'],
  ['否', 'boolean', 'outputs', 'false'],
  ['是/否', 'boolean', 'inputs', 'true, false'],
  ['√', 'boolean', 'outputs', 'true'],
  ['2026/1/5', 'date', 'inputs', 'date("2026-01-05")'],
  ['２０２６年１月５日', 'date', 'outputs', 'date("2026-01-05")'],
  ['2026-01-01-2026-06-30', 'date', 'inputs', '[date("2026-01-01")..date("2026-06-30")]'],
  ['2026/1/1 至 2026/6/30', 'date', 'inputs', '[date("2026-01-01")..date("2026-06-30")]'],
  ['≥2026.1.1', 'date', 'inputs', '>= date("2026-01-01")'],
  ['13/5/2026', 'date', 'inputs', 'date("2026-05-13")'],
  ['9:00-17:30', 'time', 'inputs', '[time("09:00:00")..time("17:30:00")]'],
  ['2026/1/5 9:30', 'dateTime', 'outputs', 'date and time("2026-01-05T09:30:00")'],
  ['30天', 'duration', 'outputs', 'duration("P30D")'],
  ['≤3个月', 'duration', 'inputs', '<= duration("P3M")'],
  ['5,000', 'money', 'outputs', '5000'],
  ['18-60', 'any', 'inputs', '[18..60]'],
  ['甲', 'any', 'inputs', '"甲"'],
];

describe('a cell as operators write it', () => {
  test.each(numbers)('%s in a column of numbers means %s', (raw, feel) => {
    expect(read(raw, 'number')).toBe(feel);
    expect(compileUnaryTest(feel, {}, { kind: 'number' }).ok).toBe(true);
  });

  test.each(others)('%s in %s %s means %s', (raw, type, side, feel) => {
    expect(read(raw, type, side)).toBe(feel);
    const compiled = side === 'inputs' ? compileUnaryTest(feel, {}, { kind: type }) : compileExpression(feel, {});
    expect(compiled.ok).toBe(true);
  });

  test.each([
    ['> 5', 'number', 'inputs'],
    ['[18..60)', 'number', 'inputs'],
    ['not(1, 2)', 'number', 'inputs'],
    ['amount * 0.8', 'money', 'outputs'],
    ['? > 5 and ? < limit', 'number', 'inputs'],
    ['"男", "女"', 'text', 'inputs'],
    ['not("男")', 'text', 'inputs'],
    ['string length(?) > 3', 'text', 'inputs'],
    ['"a" + name', 'text', 'outputs'],
    ['date("2026-01-05")', 'date', 'outputs'],
    ['true', 'boolean', 'inputs'],
    ['-', 'text', 'inputs'],
  ] as const)('%s is FEEL already and stays, with nothing to tell', (raw, type, side) => {
    expect(readCell(raw, { side, type, names: none }, Ways.parse({}))).toMatchObject({ feel: raw, why: [] });
  });

  test('what is neither is kept, and told', () => {
    for (const [raw, type] of [
      ['大概 五千', 'number'],
      ['60-18', 'date'],
      ['五千左右', 'money'],
      ['2026/2/30', 'date'],
      ['3级', 'boolean'],
    ] as const)
      expect(readCell(raw, { side: 'inputs', type, names: none }, Ways.parse({}))).toEqual({ feel: raw, why: ['kept'] });
    expect(reasonText('kept').en).toContain('not understood');
  });

  test('what stands behind a quote is taken as it stands', () => {
    expect(read("'18-60", 'number')).toBe('18-60');
  });

  test('each way of reading gives its own meaning', () => {
    expect(read('1,200', 'number', 'inputs', { commas: 'list' })).toBe('1, 200');
    expect(read('5/1/2026', 'date', 'inputs', { days: 'monthFirst' })).toBe('date("2026-05-01")');
    expect(read('18-60', 'number', 'inputs', { ends: 'upperOpen' })).toBe('[18..60)');
    expect(read('非医保', 'text', 'inputs', { negation: 'not' })).toBe('not("医保")');
    expect(read('>=18,<60', 'number', 'inputs', { pair: 'or' })).toBe('>=18, <60');
    expect(read('[18,60]', 'number', 'inputs', { brackets: 'list' })).toBe('[18,60]');
    expect(read('2026/1/5以后', 'date', 'inputs', { edge: 'excluded' })).toBe('> date("2026-01-05")');
    expect(read('1-2万', 'number', 'inputs', { multiple: 'last' })).toBe('[1..20000]');
    expect(read('甲/乙', 'text', 'inputs', { slashes: 'text' })).toBe('"甲/乙"');
  });

  test('hostile cells are read in no time worth naming', () => {
    for (const raw of ['1'.repeat(400), '>'.repeat(400), `${'1,'.repeat(199)}`, '-'.repeat(400), `"${'\\'.repeat(398)}`, '('.repeat(400)])
      for (const type of ['number', 'text', 'date', 'any'] as const) expect(typeof read(raw, type)).toBe('string');
  });
});
