import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GivenTable, tableForGiven } from '../cases/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { removeRules, setCells } from '../editing/index.ts';
import { numbersTable, sampleTable } from '../editing/sample-table.ts';
import { namesOfTable } from '../table-names.ts';
import { type RecordedInputs, type Replay, type ReplayProgress, replayTable, replayText } from './index.ts';

const at = '2026-02-28T16:30:00Z';

function ready(table: DecisionTable): GivenTable {
  const result = tableForGiven(table, { names: namesOfTable(table), environment: { now: at, zone: 'Asia/Shanghai' } });
  if (!result.ok) expect.fail(JSON.stringify(result.problems));
  return result.table;
}

function replayed(before: DecisionTable, after: DecisionTable, recorded: readonly RecordedInputs[], batch = 10) {
  const run = replayTable({ before: ready(before), after: ready(after) }, recorded, { batch, examples: 5, groups: 2 });
  const progress: ReplayProgress[] = [];
  for (let step = run.next(); ; step = run.next()) {
    if (step.done === true) return { progress, result: step.value };
    progress.push(step.value);
  }
}

/** 60 amounts from 1,000 to 60,000 yuan, of low risk. */
const recorded = Array.from({ length: 60 }, (_, index) => ({ at, given: { payableFen: (index + 1) * 100_000, risk: 'low' } }));

describe('a changed table over recorded inputs', () => {
  const dearer = setCells.apply(sampleTable, { cells: [{ row: 1, column: 3, text: '2.5' }] }, undefined);
  const higher = setCells.apply(
    dearer,
    {
      cells: [
        { row: 0, column: 0, text: '<= 5000' },
        { row: 1, column: 0, text: '> 5000' },
      ],
    },
    undefined,
  );

  test('says how many would change, from what to what, and what that comes to', () => {
    const { result } = replayed(sampleTable, higher, recorded);
    expect(result).toMatchObject({
      total: 60,
      changed: 57,
      byChange: [
        { count: 55, before: { output: { feeFen: 150 } }, after: { output: { feeFen: 250 } } },
        { count: 2, before: { output: { lane: 'review' } }, after: { output: { lane: 'instant', feeFen: 0 } } },
      ],
      others: 0,
      amounts: [{ output: 'fee', beforeFen: 57 * 150, afterFen: 55 * 250 }],
    });
    expect(result.examples).toHaveLength(5);
    expect(replayText(result).map(({ zh }) => zh)).toEqual([
      '60 条中有 57 条会改变。',
      '“fee”合计由 85.50 元变为 137.50 元（+52.00 元）。',
    ]);
    expect(replayText({ total: 1204, changed: 17, amounts: [] })[0]).toEqual({
      zh: '1,204 条中有 17 条会改变。',
      en: '17 of 1,204 would change.',
    });
  });

  test('counts what is decided no longer', () => {
    const { result } = replayed(sampleTable, removeRules.apply(sampleTable, { from: 0, count: 1 }, undefined), recorded);
    expect(result).toMatchObject({ changed: 3, counts: { before: { output: 60 }, after: { output: 57, noMatch: 3 } } });
    expect(result.byChange[0]).toMatchObject({ after: { is: 'noMatch' } });
  });

  test('counts recorded inputs of other types as undecidable on both sides', () => {
    const { result } = replayed(sampleTable, higher, [{ at, given: { payableFen: 1, risk: 7 } }]);
    expect(result).toMatchObject({ changed: 0, counts: { before: { typeError: 1 }, after: { typeError: 1 } } });
  });

  test('is decided at the moment when the inputs were recorded', () => {
    const dated = (limit: string): DecisionTable => ({
      ...numbersTable('FIRST', [['-', '-', `if today() > date("${limit}") then 1 else 2`]]),
      inputs: [],
      rules: numbersTable('FIRST', [['-', '-', `if today() > date("${limit}") then 1 else 2`]]).rules.map((rule) => ({
        ...rule,
        when: [],
      })),
    });
    const moments = ['2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z'].map((moment) => ({ at: moment, given: {} }));
    expect(replayed(dated('2026-03-01'), dated('2026-09-01'), moments).result).toMatchObject({ total: 2, changed: 1 });
  });

  test('tells its progress batch by batch and can be left at any of them', () => {
    const { progress } = replayed(sampleTable, higher, recorded, 25);
    expect(progress).toEqual([
      { done: 25, total: 60, changed: 22 },
      { done: 50, total: 60, changed: 47 },
    ]);
  });
});

test('a replay finds exactly the inputs that the two tables decide otherwise', () => {
  const cell = fc.constantFrom('-', '< 5', '>= 5', '3');
  const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('1', '2')), { minLength: 1, maxLength: 4 });
  const values = fc.array(fc.record({ a: fc.integer({ min: 0, max: 9 }), b: fc.integer({ min: 0, max: 9 }) }), { maxLength: 30 });
  fc.assert(
    fc.property(rows, rows, values, (left, right, variables) => {
      const [before, after] = [numbersTable('FIRST', left), numbersTable('FIRST', right)];
      const { result } = replayed(
        before,
        after,
        variables.map((given) => ({ given })),
      );
      const first = (table: typeof left) => (given: { a: number; b: number }) =>
        table.find(([a, b]) => holds(a, given.a) && holds(b, given.b))?.[2];
      expect(result.changed).toBe(variables.filter((given) => first(left)(given) !== first(right)(given)).length);
      expect(sumOf(result)).toBe(result.changed);
    }),
    { numRuns: 200 },
  );
});

function holds(cell: string, value: number): boolean {
  if (cell === '-') return true;
  if (cell === '3') return value === 3;
  return cell === '< 5' ? value < 5 : value >= 5;
}

function sumOf({ byChange, others }: Replay): number {
  return byChange.reduce((sum, { count }) => sum + count, others);
}
