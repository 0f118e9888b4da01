import { describe, expect, test } from 'vitest';
import { type FeelType, type Json, scopeFrom } from '../../expression/index.ts';
import type { Language } from '../../text/index.ts';
import { compileTable } from '../compile-table.ts';
import { DecisionTable } from '../decision-table.ts';
import { explainDecision } from './explain-decision.ts';

const names: Record<string, FeelType> = {
  amount: { kind: 'money' },
  risk: { kind: 'text' },
  insured: { kind: 'boolean' },
  limit: { kind: 'money' },
};

/** Amount, risk and whether insured decide the lane; a row is `[amount cell, risk cell, insured cell, lane]`. */
function table(rows: readonly (readonly [string, string, string, string])[], more: object = {}): DecisionTable {
  return DecisionTable.parse({
    id: 'lanes',
    name: '理赔通道',
    hitPolicy: 'UNIQUE',
    inputs: [
      { id: 'amount', label: '金额', expression: 'amount', type: 'money' },
      { id: 'risk', label: '风险', expression: 'risk', type: 'text', allowed: ['"low", "high"'] },
      { id: 'insured', label: '', expression: 'insured', type: 'boolean' },
    ],
    outputs: [{ name: 'lane', type: 'any' }],
    rules: rows.map(([amount, risk, insured, lane], index) =>
      Object.fromEntries([
        ['id', `r${index + 1}`],
        ['when', [amount, risk, insured]],
        ['then', [lane]],
      ]),
    ),
    ...more,
  });
}

const lanes = table([
  ['<= 3000', '"low"', 'true', '"quick"'],
  ['(3000..10000]', 'not("high")', '-', '"full"'],
  ['-', '"high"', '-', '"investigate"'],
]);

function explained(source: DecisionTable, variables: { [name: string]: Json }, language: Language = 'zh'): readonly string[] {
  const compiled = compileTable(source, names);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const decision = compiled.table.evaluate(scopeFrom(variables, names), { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' });
  return explainDecision(source, decision, language);
}

describe('a decision is explained in sentences', () => {
  test('the rows it rests on, with every cell they asked', () => {
    const variables = { amountFen: 120_000, risk: 'low', insured: true };
    expect(explained(lanes, variables)).toEqual(['决定：lane = quick。', '第 1 行：金额 1200 ≤ 3000 ✓，风险 low ✓，insured 是 ✓']);
    expect(explained(lanes, variables, 'en')).toEqual(['Decided: lane = quick.', 'Row 1: 金额 1200 ≤ 3000 ✓, 风险 low ✓, insured yes ✓']);
    expect(explained(lanes, { ...variables, amountFen: 500_050 })).toEqual([
      '决定：lane = full。',
      '第 2 行：金额 5000.5 ∈ (3000..10000] ✓，风险 low ≠ high ✓',
    ]);
  });

  test('all rows of a table that collects, and one that takes anything', () => {
    const all = table(
      [
        ['-', '-', '-', '1'],
        ['> 0 , null', '"low", "high"', 'false', '2'],
      ],
      { hitPolicy: 'COLLECT' },
    );
    expect(explained(all, { amountFen: 1, risk: 'low', insured: false })).toEqual([
      '决定：lane = [1, 2]。',
      '第 1 行：任何情况都符合 ✓',
      '第 2 行：金额 0.01 满足“> 0 , null” ✓，风险 low ∈ {low, high} ✓，insured 否 ✓',
    ]);
  });

  test('without a row, the nearest ones and where they fail first', () => {
    const variables = { amountFen: 2_000_000, risk: 'low', insured: false };
    expect(explained(lanes, variables)).toEqual([
      '没有一行符合。',
      '最接近的是第 2 行，差在 金额 20000 ∈ (3000..10000] ✗',
      '最接近的是第 3 行，差在 风险 low = high ✗',
    ]);
    expect(explained(table([['<= 3000', '"high"', '-', '1']]), variables, 'en')).toEqual([
      'No row holds.',
      'Nearest is row 1, which fails at 金额 20000 ≤ 3000 ✗ and 1 more',
    ]);
    expect(explained(table([]), variables)).toEqual(['没有一行符合。']);
  });

  test('rows that contradict each other', () => {
    const both = table([
      ['> 0', '-', '-', '1'],
      ['-', '"low"', '-', '2'],
    ]);
    const variables = { amountFen: 100, risk: 'low', insured: true };
    expect(explained(both, variables)).toEqual([
      '无法决定：只能有一行符合，第 1、2 行却都符合。',
      '第 1 行：金额 1 > 0 ✓',
      '第 2 行：风险 low ✓',
    ]);
    expect(explained({ ...both, hitPolicy: 'ANY' }, variables, 'en')[0]).toBe('Undecided: rows 1, 2 hold and say different things.');
  });

  test('a value that is not given, and the first row that needs it', () => {
    expect(explained(lanes, { amountFen: 100, insured: true })).toEqual([
      '无法决定：没有给出“风险”。',
      '第 1 行：金额 1 ≤ 3000 ✓，风险 没有给出 = low ？无法判断，insured 是 ✓',
    ]);
    expect(explained(table([['> limit', '-', '-', '1']]), { amountFen: 100, risk: 'low', insured: true }, 'en')).toEqual([
      'Undecided: the column “金额” needs a value that is not given.',
      'Row 1: 金额 1 meets “> limit” ? cannot be told',
    ]);
  });

  test('kinds that do not go together, values that are not allowed, results that cannot be computed', () => {
    const variables = { amountFen: 100, risk: 'low', insured: true };
    const loose = table([['> "a"', '-', '-', '1']], {
      inputs: [{ id: 'amount', label: '金额', expression: 'amount', type: 'any' }, ...lanes.inputs.slice(1)],
    });
    const untyped = { ...names, amount: { kind: 'any' } } as const;
    const compiled = compileTable(loose, untyped);
    const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };
    const decision = compiled.ok ? compiled.table.evaluate(scopeFrom(variables, untyped), environment) : undefined;
    expect(decision && explainDecision(loose, decision, 'zh')).toEqual([
      '无法决定：第 1 行的“金额”：两边不是同一种值，不能比较或计算。',
      '第 1 行：金额 1 > a ！无法比较',
    ]);
    expect(explained(lanes, { ...variables, risk: 'purple' })).toEqual(['无法决定：“风险”：值不在这一列允许的值之中。']);
    expect(explained(table([['-', '-', '-', '1 / 0']]), variables, 'en')).toEqual([
      'Undecided: what row 1 gives: there is no result, as when dividing by zero.',
      'Row 1: holds in any case ✓',
    ]);
    const wrong = table([], { inputs: [{ id: 'x', label: '额外', expression: 'risk', type: 'any' }] });
    const typed = { ...wrong, inputs: wrong.inputs.map((input) => ({ ...input, type: 'number' }) as const) };
    const untypedRisk = compileTable(typed, { ...names, risk: { kind: 'any' } });
    const refused = untypedRisk.ok ? untypedRisk.table.evaluate(new Map([['risk', 'low']]), environment) : undefined;
    expect(refused && explainDecision(typed, refused, 'zh')).toEqual(['无法决定：“额外”：需要数字，却是文字。']);
    expect(refused && explainDecision(typed, refused, 'en')).toEqual(['Undecided: “额外”: it should be a number and is text.']);
  });
});
