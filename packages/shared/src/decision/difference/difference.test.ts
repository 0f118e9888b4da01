import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runCases } from '../cases/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import {
  addColumn,
  addRules,
  moveColumn,
  moveRules,
  removeColumn,
  removeRules,
  renameColumn,
  setAllowed,
  setCells,
  setHitPolicy,
} from '../editing/index.ts';
import { numbersTable, sampleTable } from '../editing/sample-table.ts';
import { namesOfTable } from '../table-names.ts';
import { differenceLines, differenceOfTables } from './index.ts';

const nothing = { columns: [], rules: [], reordered: 0 };
const unique: DecisionTable = { ...sampleTable, hitPolicy: 'UNIQUE' };
const cell = (row: number, column: number, text: string) => setCells.apply(sampleTable, { cells: [{ row, column, text }] }, undefined);

function told(after: DecisionTable, before: DecisionTable = sampleTable): readonly string[] {
  return differenceLines(differenceOfTables(before, after)).map(({ text }) => text.zh);
}

describe('two tables', () => {
  test('that are the same but for spaces, test cases and the order of inputs do not differ', () => {
    expect(differenceOfTables(sampleTable, cell(0, 0, '<=3000'))).toEqual(nothing);
    const { cases: _, ...bare } = moveColumn.apply(sampleTable, { side: 'inputs', index: 0, to: 1 }, undefined);
    expect(differenceOfTables(sampleTable, bare)).toEqual(nothing);
  });

  test('differ in cells, told with what stood there', () => {
    const after = setCells.apply(cell(1, 0, '> 5000'), { cells: [{ row: 1, column: 1, text: '' }] }, undefined);
    expect(told(after)).toEqual(['第 2 行（r2）：“金额”由 >3000 改为 >5000；“风险”由 "low" 改为 不限。']);
    expect(differenceLines(differenceOfTables(sampleTable, after))[0]?.text.en).toBe(
      'Row 2 (r2): “金额” from >3000 to >5000; “风险” from "low" to any value.',
    );
  });

  test('differ in rules, which keep their identity by id', () => {
    const after = addRules.apply(removeRules.apply(sampleTable, { from: 0, count: 1 }, undefined), { at: 0, count: 1 }, undefined);
    expect(differenceOfTables(sampleTable, after).rules.map(({ is, rule }) => [is, rule])).toEqual([
      ['removed', 'r1'],
      ['added', 'r4'],
    ]);
  });

  test('differ in rules that a file counts anew by what they say', () => {
    const inserted = addRules.apply(sampleTable, { at: 0, count: 1 }, undefined);
    const counted = { ...inserted, rules: inserted.rules.map((rule, index) => ({ ...rule, id: `r${index + 1}` })) };
    expect(differenceOfTables(sampleTable, counted).rules.map(({ is, rule }) => [is, rule])).toEqual([['added', 'r1']]);
  });

  test('differ in the order of rules only where it decides', () => {
    const move = { from: 2, count: 1, to: 0 };
    expect(told(moveRules.apply(sampleTable, move, undefined))).toEqual(['第 3 行（r3）移到第 1 行：命中策略看顺序，结果可能改变。']);
    expect(differenceOfTables(unique, moveRules.apply(unique, move, undefined))).toEqual({ ...nothing, reordered: 1 });
    expect(told(moveRules.apply(unique, move, undefined), unique)).toEqual(['1 条规则换了位置，命中策略与顺序无关，结果不变。']);
  });

  test('differ in columns and in how they decide', () => {
    const head = { id: 'age', label: '年龄', expression: 'age', type: 'number' } as const;
    const added = addColumn.apply(sampleTable, { side: 'inputs', at: 2, head }, undefined);
    const used = setCells.apply(added, { cells: [{ row: 0, column: 2, text: '>= 18' }] }, undefined);
    expect(told(used)).toEqual(['新增输入列“年龄”，1 条规则用到。']);
    expect(told(removeColumn.apply(sampleTable, { side: 'outputs', index: 1 }, undefined))).toEqual([
      '删除输出列“fee”，原来 3 条规则用到。',
    ]);
    expect(told(renameColumn.apply(sampleTable, { side: 'inputs', index: 0, name: 'sum' }, undefined))).toEqual([
      '输入列“金额”：编号由 amount 改为 sum。',
    ]);
    expect(told(setAllowed.apply(sampleTable, { side: 'inputs', index: 1, allowed: ['"low"'] }, undefined))).toEqual([
      '输入列“风险”：允许值由 "low", "high" 改为 "low"。',
    ]);
    expect(told(setHitPolicy.apply(sampleTable, { hitPolicy: 'COLLECT', aggregation: 'SUM' }, undefined))).toEqual([
      '命中策略由 FIRST 改为 COLLECT SUM。',
    ]);
    const ranked: DecisionTable = { ...sampleTable, hitPolicy: 'PRIORITY' };
    expect(told(moveColumn.apply(ranked, { side: 'outputs', index: 0, to: 1 }, undefined), ranked)).toHaveLength(2);
  });
});

test('tables that do not differ decide alike', () => {
  const text = fc.constantFrom('-', '< 5', '<5', '>= 5', '>=5', '3');
  const rows = fc.array(fc.tuple(text, text, fc.constantFrom('1', '2', ' 2')), { minLength: 1, maxLength: 4 });
  const policy = fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'RULE ORDER' as const, 'ANY' as const);
  const given = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 5 });
  let alike = 0;
  fc.assert(
    fc.property(policy, rows, rows, fc.boolean(), given, (hitPolicy, left, right, same, values) => {
      const [before, after] = [numbersTable(hitPolicy, left), numbersTable(hitPolicy, same ? left.toReversed() : right)];
      const { columns, rules } = differenceOfTables(before, after);
      fc.pre(columns.length + rules.length === 0);
      alike += 1;
      expect(decided(after, values)).toEqual(decided(before, values));
    }),
    { numRuns: 300 },
  );
  expect(alike).toBeGreaterThan(20);
});

function decided(table: DecisionTable, values: readonly (readonly [number, number])[]) {
  const cases = values.map(([a, b]) => ({ id: 'c', name: 'c', given: { a, b }, expect: { is: 'noMatch' as const } }));
  const ran = runCases(table, cases, { names: namesOfTable(table), environment: { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' } });
  return ran.ok ? ran.results.map(({ found }) => found) : ran.problems;
}
