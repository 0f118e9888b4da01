import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../json/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { textOfValue, valueFromText, valueKey } from './index.ts';

const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };
const read = (text: string, type: ColumnType) => valueFromText(text, { name: 'x', type }, environment);

test('values are read as operators write them, and kept as they are stored', () => {
  expect(read('3,000.50', 'money')).toBe(300_050);
  expect(read('1.5万', 'number')).toBe(15_000);
  expect(read('高风险', 'text')).toBe('高风险');
  expect(read('是', 'boolean')).toBe(true);
  expect(read('2026/1/5', 'date')).toBe('2026-01-05');
  expect(read('30天', 'duration')).toBe('P30D');
  expect(read('[1, 2]', 'any')).toEqual([1, 2]);
  expect(read('null', 'money')).toBe(null);
});

test('what is no value of the column is none', () => {
  for (const [text, type] of [
    ['much', 'number'],
    ['0.005', 'money'],
    ['2026-02-30', 'date'],
    ['maybe', 'boolean'],
    ['a + 1', 'number'],
  ] as const)
    expect(read(text, type)).toBeUndefined();
});

test('every stored value is shown so that it is read back as it is', () => {
  const stored: fc.Arbitrary<readonly [ColumnType, Json]> = fc.oneof(
    fc.string({ unit: 'binary' }).map((value) => ['text', value] as const),
    fc.integer().map((value) => ['money', value] as const),
    fc.integer().map((value) => ['number', value] as const),
    fc.boolean().map((value) => ['boolean', value] as const),
    fc.constantFrom(['date', '2026-01-05'], ['dateTime', '2026-01-05T09:30:00'], ['time', '09:30:00'], ['duration', 'P3D'], [
      'text',
      'null',
    ] as const),
    fc.constantFrom(...(['text', 'number', 'date'] as const)).map((type) => [type, null] as const),
  );
  fc.assert(
    fc.property(stored, ([type, value]) => {
      const column = { name: 'x', type };
      const text = textOfValue({ [valueKey(column)]: value }, column);
      expect(text).toBeDefined();
      expect(valueFromText(text ?? '', column, environment)).toEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(textOfValue({}, { name: 'x', type: 'text' })).toBeUndefined();
});
