import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonRecord } from '../../json/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { numbersTable, sampleTable } from '../editing/sample-table.ts';
import { namesOfTable } from '../table-names.ts';
import { coverageOf, runCases, type TableCase, withoutCases } from './index.ts';

const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

function run(table: DecisionTable, cases: readonly TableCase[]) {
  const ran = runCases(table, cases, { names: namesOfTable(table), environment });
  if (!ran.ok) expect.fail(JSON.stringify(ran.problems));
  return ran.results;
}

function oneCase(given: JsonRecord, expected: TableCase['expect']): TableCase {
  return { id: 'c', name: 'c', given, expect: expected };
}

describe('a test case', () => {
  test('passes when the table gives what it expects, to the last field', () => {
    const instant = { is: 'output', output: { lane: 'instant', feeFen: 0 } } as const;
    const [right, wrong, less] = run(sampleTable, [
      oneCase({ amountFen: 300_000, risk: 'low' }, instant),
      oneCase({ amountFen: 300_001, risk: 'low' }, instant),
      oneCase({ amountFen: 300_000, risk: 'low' }, { is: 'output', output: { lane: 'instant' } }),
    ]);
    expect([right?.passed, wrong?.passed, less?.passed]).toEqual([true, false, false]);
    expect(wrong?.found).toEqual({ is: 'output', output: { lane: 'review', feeFen: 150 } });
  });

  test('may expect each way of not deciding', () => {
    const unique: DecisionTable = { ...sampleTable, hitPolicy: 'UNIQUE', rules: [...sampleTable.rules.slice(0, 1), ...sampleTable.rules] };
    const found = run({ ...unique, rules: unique.rules.map((rule, index) => ({ ...rule, id: `r${index}` })) }, [
      oneCase({ amountFen: 1, risk: 'low' }, { is: 'conflict' }),
      oneCase({ risk: 'low' }, { is: 'missingInput' }),
      oneCase({ amountFen: 1, risk: 'purple' }, { is: 'typeError' }),
      oneCase({ amountFen: 'much', risk: 'low' }, { is: 'typeError' }),
    ]);
    expect(found.map(({ passed }) => passed)).toEqual([true, true, true, true]);
    const [none] = run({ ...sampleTable, rules: sampleTable.rules.slice(2) }, [oneCase({ amountFen: 1, risk: 'low' }, { is: 'noMatch' })]);
    expect(none?.passed).toBe(true);
  });

  test('gives values to inputs by their ids, whatever they ask, and to variables by their names', () => {
    const table: DecisionTable = {
      ...sampleTable,
      inputs: sampleTable.inputs.map((input) => (input.id === 'amount' ? { ...input, expression: 'claim.total - claim.paid' } : input)),
    };
    const cases = [
      oneCase({ amountFen: 300_000, risk: 'low' }, { is: 'output', output: { lane: 'instant', feeFen: 0 } }),
      oneCase({ claim: { totalFen: 400_000, paidFen: 50_000 }, risk: 'low' }, { is: 'output', output: { lane: 'review', feeFen: 150 } }),
    ];
    expect(run(table, cases).map(({ passed }) => passed)).toEqual([true, true]);
  });

  test('tells the problems of a table that cannot be asked', () => {
    const broken: DecisionTable = { ...sampleTable, inputs: [] };
    expect(runCases(broken, [], { names: {}, environment })).toMatchObject({
      ok: false,
      problems: [{ code: 'decision.row-length' }, {}, {}],
    });
  });

  test('is no part of a published table', () => {
    const { cases: _, ...bare } = sampleTable;
    expect(withoutCases(JSON.parse(JSON.stringify(sampleTable)))).toEqual(bare);
    expect(withoutCases('no table')).toBe('no table');
  });
});

describe('coverage', () => {
  test('names the rules no case reaches and the cells no case would miss', () => {
    const results = run(sampleTable, [
      oneCase({ amountFen: 300_000, risk: 'low' }, { is: 'noMatch' }),
      oneCase({ amountFen: 300_001, risk: 'low' }, { is: 'noMatch' }),
    ]);
    expect(coverageOf(sampleTable, results)).toEqual({
      rules: { reached: 2, total: 3 },
      cells: { checked: 1, total: 5 },
      unreached: ['r3'],
      unchecked: [
        { rule: 'r1', column: 'risk' },
        { rule: 'r2', column: 'amount' },
        { rule: 'r2', column: 'risk' },
        { rule: 'r3', column: 'risk' },
      ],
    });
  });

  test('a cell that no case checks could say “any value” and no case would notice', () => {
    const cell = fc.constantFrom('-', '< 5', '>= 5', '3', '[2..7]', 'not(4)');
    const policy = fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'RULE ORDER' as const);
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('1', '2')), { minLength: 1, maxLength: 6 });
    const value = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(policy, rows, fc.array(fc.tuple(value, value), { maxLength: 6 }), (hitPolicy, drawn, given) => {
        const table = numbersTable(hitPolicy, drawn);
        const cases = given.map(([a, b]) => oneCase({ a, b }, { is: 'noMatch' }));
        const before = run(table, cases);
        for (const { rule, column } of coverageOf(table, before).unchecked) {
          const index = column === 'a' ? 0 : 1;
          const rules = table.rules.map((each) => (each.id === rule ? { ...each, when: each.when.with(index, '-') } : each));
          expect(run({ ...table, rules }, cases).map(({ found }) => found)).toEqual(before.map(({ found }) => found));
        }
      }),
      { numRuns: 150 },
    );
  });
});
