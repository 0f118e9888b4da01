import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Aggregation, ColumnType, DecisionTable, HitPolicy } from '../decision-table.ts';
import { sampleTable } from '../editing/sample-table.ts';
import { gridFromTable, guarded, tableFromGrid, unguarded } from './index.ts';

/** Cells as they are found in tables, as operators write them, and as nobody should. */
const cell = fc.oneof(
  fc.constantFrom(
    '-',
    '',
    ' ',
    '"男"',
    '男,女',
    '18-60',
    '[18..60)',
    '>= 5,000',
    '1,200',
    '是',
    'true',
    'risk',
    'not("a")',
    'date("2026-01-05")',
  ),
  fc.constantFrom(
    "'",
    "'=1",
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\tx',
    '＝x',
    '任意',
    '2026/1/5',
    '30%',
    '5万',
    ' > 5 ',
    '“x”',
    '类型',
    '列',
    '規則',
    '规则',
    'Rule',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const name = fc.oneof(fc.constantFrom('金额', '列', 'Rule', '规则', '=x', "'"), fc.string({ minLength: 1, maxLength: 8 }));
const type = fc.constantFrom(...ColumnType.options);
const allowed = fc.option(fc.array(cell, { maxLength: 3 }), { nil: undefined });
const note = fc.option(fc.oneof(fc.constant(''), cell), { nil: undefined });

const table: fc.Arbitrary<DecisionTable> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
    split: fc.nat(5),
    heads: fc.array(fc.record({ label: cell, expression: cell, type, allowed }), { minLength: 6, maxLength: 6 }),
    rows: fc.array(fc.record({ id: name, cells: fc.array(cell, { minLength: 6, maxLength: 6 }), note }), { maxLength: 5 }),
    title: cell,
    id: name,
    hitPolicy: fc.constantFrom(...HitPolicy.options),
    aggregation: fc.constantFrom(undefined, ...Aggregation.options),
  })
  .map(({ names, split, heads, rows, title, id, hitPolicy, aggregation }) => {
    const inputs = Math.min(split, names.length - 1);
    const columns = names.map((each, index) => ({
      name: each,
      ...(heads[index] ?? { label: '', expression: '', type: 'any' as const, allowed: undefined }),
    }));
    return DecisionTable.parse({
      id,
      name: title,
      hitPolicy,
      ...(aggregation === undefined ? {} : { aggregation }),
      inputs: columns.slice(0, inputs).map(({ name: of, ...head }) => without({ id: of, ...head })),
      outputs: columns.slice(inputs).map((column) => without({ name: column.name, type: column.type, allowed: column.allowed })),
      rules: rows.map((row) => ({
        ...without({ id: row.id, when: row.cells.slice(0, inputs), note: row.note }),
        // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
        then: row.cells.slice(inputs, names.length),
      })),
    });
  });

function without<T extends object>(record: T) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

describe('a table that leaves as a sheet', () => {
  test.each(['zh', 'en'] as const)('comes back as it was, in %s', (language) => {
    fc.assert(
      fc.property(table, (before) => {
        const read = tableFromGrid(gridFromTable(before, language), { id: 'other', name: 'other' });
        if (read.is !== 'read') expect.fail(read.is);
        expect(read.table).toEqual(before);
        expect(read.remarks).toEqual([]);
        expect(read.conversions.filter(({ from, to, why }) => from !== to || !why.includes('kept'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('comes back through CSV or the clipboard too, where nothing in it can be taken for a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (grid) => {
        const safe = guarded(grid);
        expect(safe.flat().filter((each) => /^\s*[=+\-@\t\r＝＋－＠]/.test(each))).toEqual([]);
        expect(unguarded(safe)).toEqual(grid);
      }),
      { numRuns: 1000 },
    );
  });

  test('looks like this', () => {
    const { cases: _, ...bare } = sampleTable;
    expect(gridFromTable(bare, 'zh')).toEqual([
      ['决策表', '理赔通道', '编号', 'lanes'],
      ['命中策略', '首条 (FIRST)', '汇总方式', ''],
      ['列', '输入', '输入', '输出', '输出', '备注'],
      ['列编号', 'amount', 'risk', 'lane', 'fee', ''],
      ['名称', '金额', '风险', '', '', ''],
      ['表达式', 'payable', 'risk', '', '', ''],
      ['类型', '金额 (money)', '文字 (text)', '文字 (text)', '金额 (money)', ''],
      ['允许值', '', '"low", "high"', '"review", "instant"', '', ''],
      ['规则', '金额', '风险', 'lane', 'fee', '备注'],
      ['r1', '<= 3000', '"low"', '"instant"', '0', '小额'],
      ['r2', '> 3000', '"low"', '"review"', '1.5', ''],
      ['r3', '', '"high"', '"review"', '20', ''],
    ]);
  });
});
