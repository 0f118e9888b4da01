import { describe, expect, test } from 'vitest';
import { type FeelType, type Json, jsonFrom, scopeFrom } from '../expression/index.ts';
import { compileTable, DecisionTable } from './index.ts';

const names: Record<string, FeelType> = {
  amount: { kind: 'money' },
  risk: { kind: 'text' },
  age: { kind: 'number' },
  extra: { kind: 'any' },
};
const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

/** Two inputs (amount, risk), one output (lane); a row is `[amount cell, risk cell, lane]`. */
function table(hitPolicy: string, rows: readonly (readonly [string, string, string])[], more: object = {}): DecisionTable {
  return DecisionTable.parse({
    id: 'lanes',
    name: '理赔通道',
    hitPolicy,
    inputs: [
      { id: 'amount', label: '金额', expression: 'amount', type: 'money' },
      { id: 'risk', label: '风险', expression: 'risk', type: 'text', allowed: ['"low", "high"'] },
    ],
    outputs: [{ name: 'lane', type: 'text', allowed: ['"investigate"', '"full"', '"quick"'] }],
    rules: rows.map(([amount, risk, lane], index) =>
      Object.fromEntries([
        ['id', `r${index + 1}`],
        ['when', [amount, risk]],
        ['then', [lane]],
      ]),
    ),
    ...more,
  });
}

const lanes = [
  ['<= 3000', '"low"', '"quick"'],
  ['> 3000', '"low"', '"full"'],
  ['-', '"high"', '"investigate"'],
] as const;

function decided(source: DecisionTable, variables: { [name: string]: Json }): object {
  const compiled = compileTable(source, names);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { trace, ...decision } = compiled.table.evaluate(scopeFrom(variables, names), environment);
  return decision.is === 'output' ? { ...decision, output: jsonFrom(decision.output, compiled.table.outputType) } : decision;
}

function codes(source: DecisionTable): string[] {
  const compiled = compileTable(source, names);
  return compiled.ok ? [] : compiled.problems.map((problem) => problem.code);
}

describe('a table tells every way of deciding and of not deciding apart', () => {
  test('the rule that holds', () => {
    expect(decided(table('UNIQUE', lanes), { amountFen: 300_000, risk: 'low' })).toEqual({
      is: 'output',
      output: { lane: 'quick' },
      rules: ['r1'],
    });
  });

  test('no rule', () => {
    expect(decided(table('UNIQUE', lanes.slice(0, 1)), { amountFen: 300_001, risk: 'low' })).toEqual({ is: 'noMatch' });
    expect(decided(table('COLLECT', lanes.slice(0, 1)), { amountFen: 300_001, risk: 'low' })).toEqual({ is: 'noMatch' });
  });

  test('rules that contradict each other', () => {
    const both = table('UNIQUE', [...lanes, ['-', '-', '"full"']]);
    expect(decided(both, { amountFen: 1, risk: 'low' })).toEqual({ is: 'conflict', rules: ['r1', 'r4'] });
    expect(decided({ ...both, hitPolicy: 'ANY' }, { amountFen: 1, risk: 'low' })).toMatchObject({ is: 'conflict' });
    expect(decided({ ...both, hitPolicy: 'ANY' }, { amountFen: 500_000, risk: 'low' })).toMatchObject({
      is: 'output',
      output: { lane: 'full' },
    });
  });

  test('an input that is missing, named', () => {
    expect(decided(table('UNIQUE', lanes), { amountFen: 1 })).toEqual({ is: 'missingInput', input: 'risk' });
    expect(decided(table('UNIQUE', lanes), { amountFen: null, risk: 'low' })).toEqual({ is: 'missingInput', input: 'amount' });
  });

  test('but only if the deciding rules ask for it', () => {
    expect(decided(table('UNIQUE', lanes), { risk: 'high' })).toMatchObject({ is: 'output', output: { lane: 'investigate' } });
    expect(decided(table('FIRST', [['-', '"high"', '"full"'], ...lanes]), { risk: 'high' })).toMatchObject({ is: 'output', rules: ['r1'] });
    expect(decided(table('FIRST', [lanes[0], ['-', '-', '"full"']]), { risk: 'low' })).toEqual({ is: 'missingInput', input: 'amount' });
  });

  test('a cell that speaks of null judges a missing input', () => {
    expect(
      decided(
        table('UNIQUE', [
          ['null', '-', '"full"'],
          ['> 0', '-', '"quick"'],
        ]),
        { risk: 'low' },
      ),
    ).toMatchObject({ is: 'missingInput' });
    expect(
      decided(
        table('FIRST', [
          ['null', '-', '"full"'],
          ['> 0', '-', '"quick"'],
        ]),
        { risk: 'low' },
      ),
    ).toMatchObject({ is: 'output', rules: ['r1'] });
  });

  test('kinds that do not go together', () => {
    const loose = table('UNIQUE', [['> 5', '-', '"full"']], {
      inputs: [
        { id: 'extra', label: '', expression: 'extra', type: 'any' },
        { id: 'risk', label: '', expression: 'risk', type: 'text' },
      ],
    });
    expect(decided(loose, { extra: 'much', risk: 'low' })).toMatchObject({
      is: 'typeError',
      rule: 'r1',
      input: 'extra',
      fault: { code: 'expression.type-mismatch' },
    });
    const declared = table('UNIQUE', lanes, {
      inputs: [
        { id: 'extra', label: '', expression: 'extra', type: 'money' },
        { id: 'risk', label: '', expression: 'risk', type: 'text' },
      ],
    });
    expect(decided(declared, { extra: 'much', risk: 'low' })).toMatchObject({
      is: 'typeError',
      input: 'extra',
      fault: { code: 'decision.input-of-other-type' },
    });
  });

  test('a value its column does not allow', () => {
    expect(decided(table('UNIQUE', lanes), { amountFen: 1, risk: 'purple' })).toMatchObject({
      is: 'typeError',
      input: 'risk',
      fault: { code: 'decision.input-not-allowed' },
    });
  });

  test('with the verdict of every cell it asked', () => {
    const compiled = compileTable(table('FIRST', lanes), names);
    const decision = compiled.ok ? compiled.table.evaluate(scopeFrom({ amountFen: 400_000, risk: 'low' }, names), environment) : undefined;
    expect(decision?.trace.rules).toEqual([
      { id: 'r1', cells: ['no', 'yes'] },
      { id: 'r2', cells: ['yes', 'yes'] },
    ]);
    expect(decision?.trace.inputs.map((input) => [input.id, jsonFrom(input.value)])).toEqual([
      ['amount', 4000],
      ['risk', 'low'],
    ]);
    expect(Object.keys({ ...decision?.trace })).toEqual(['inputs', 'rules']);
  });
});

describe('hit policies', () => {
  const all = [...lanes, ['-', '-', '"full"']] as const;

  test('PRIORITY takes the most important output, OUTPUT ORDER and RULE ORDER list them', () => {
    const variables = { amountFen: 1, risk: 'low' };
    expect(decided(table('PRIORITY', all), variables)).toMatchObject({ output: { lane: 'full' }, rules: ['r4'] });
    expect(decided(table('OUTPUT ORDER', all), variables)).toMatchObject({ output: { lane: ['full', 'quick'] }, rules: ['r4', 'r1'] });
    expect(decided(table('RULE ORDER', all), variables)).toMatchObject({ output: { lane: ['quick', 'full'] }, rules: ['r1', 'r4'] });
    expect(decided(table('COLLECT', all), variables)).toMatchObject({ output: { lane: ['quick', 'full'] } });
  });

  test('COLLECT sums amounts exactly, counts, and takes the smallest or largest', () => {
    const rows = [
      ['-', '-', '0.1'],
      ['-', '-', '0.2'],
      ['< 0', '-', '100'],
    ] as const;
    const result = (aggregation: string) =>
      decided(table('COLLECT', rows, { aggregation, outputs: [{ name: 'fee', type: 'money' }] }), { amountFen: 1, risk: 'low' });
    expect(['SUM', 'MIN', 'MAX', 'COUNT'].map(result)).toMatchObject([
      { output: { feeFen: 30 } },
      { output: { feeFen: 10 } },
      { output: { feeFen: 20 } },
      { output: { fee: 2 } },
    ]);
  });
});

describe('what an author must mend is found before publication, all of it at once', () => {
  test('in cells, with their place', () => {
    const compiled = compileTable(
      table('UNIQUE', [
        ['"a"', 'nobody', '"slow"'],
        ['> totalFen', '-', '5'],
      ]),
      names,
    );
    expect(compiled.ok ? [] : compiled.problems.map(({ code, where }) => [code, where])).toEqual([
      ['expression.type-mismatch', { part: 'cell', rule: 'r1', column: 'amount' }],
      ['expression.unknown-name', { part: 'cell', rule: 'r1', column: 'risk' }],
      ['decision.output-not-allowed', { part: 'cell', rule: 'r1', column: 'lane' }],
      ['expression.fen-name', { part: 'cell', rule: 'r2', column: 'amount' }],
      ['expression.type-mismatch', { part: 'cell', rule: 'r2', column: 'lane' }],
    ]);
  });

  test('in the shape of the table', () => {
    const good = table('UNIQUE', lanes);
    expect(codes({ ...good, inputs: good.inputs.slice(1) })).toEqual(['decision.row-length', 'decision.row-length', 'decision.row-length']);
    expect(codes({ ...good, rules: [...good.rules, ...good.rules.slice(0, 1)] })).toEqual(['decision.given-twice']);
    expect(codes({ ...good, hitPolicy: 'PRIORITY', outputs: [{ name: 'lane', type: 'text' }] })).toEqual(['decision.no-priorities']);
    expect(codes({ ...good, aggregation: 'SUM' })).toEqual(['decision.not-aggregable']);
    expect(codes({ ...good, outputs: [{ name: 'laneFen', type: 'text' }] })).toEqual(['expression.fen-name']);
    expect(
      codes(
        table('UNIQUE', [
          ['', '-', '"full"'],
          ['-', '-', ''],
        ]),
      ),
    ).toEqual(['expression.syntax', 'expression.syntax']);
  });
});
