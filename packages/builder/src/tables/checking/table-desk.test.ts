import { type DecisionTable, namesOfTable, setCells } from '@mortise/shared/decision';
import { expect, test } from 'vitest';
import type { Answer, Ask } from './messages.ts';
import { sameParts } from './same-parts.ts';
import { openTableDesk } from './table-desk.ts';

const table: DecisionTable = {
  id: 'lanes',
  name: 'lanes',
  hitPolicy: 'UNIQUE',
  inputs: [{ id: 'age', label: '年龄', expression: 'age', type: 'number' }],
  outputs: [{ name: 'fee', type: 'money' }],
  rules: [
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'r1', when: ['< 18'], then: ['0.5'] },
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'r2', when: ['> 18'], then: ['1'] },
  ],
  cases: [
    { id: 'c1', name: 'young', given: { age: 3 }, expect: { is: 'output', output: { feeFen: 50 } } },
    { id: 'c2', name: 'exactly', given: { age: 18 }, expect: { is: 'output', output: { feeFen: 50 } } },
  ],
};

function open() {
  const told: Answer[] = [];
  const desk = openTableDesk({ answer: (each) => told.push(each), pause: () => Promise.resolve() });
  return { desk, told };
}

function asked(revision: number, of: DecisionTable): Ask {
  return { is: 'table', revision, table: of, names: namesOfTable(of), environment: { now: '2026-01-01T00:00:00Z', zone: 'Asia/Shanghai' } };
}

test('a table is checked, analysed and tested, and all of it can travel to the screen', async () => {
  const { desk, told } = open();
  await desk.ask(asked(1, table));
  expect(structuredClone(told)).toEqual(told);
  expect(told.map(({ is }) => is)).toEqual(['problems', 'analysis', 'cases']);
  expect(told[1]).toMatchObject({ analysis: { findings: expect.arrayContaining([expect.objectContaining({ code: 'decision.gap' })]) } });
  expect(told[2]).toMatchObject({
    results: [
      { id: 'c1', passed: true },
      { id: 'c2', passed: false, found: { is: 'noMatch' } },
    ],
    coverage: { rules: { reached: 1, total: 2 } },
  });
});

test('a newer table puts the work on the older one aside', async () => {
  const { desk, told } = open();
  await Promise.all([desk.ask(asked(1, table)), desk.ask(asked(2, table))]);
  expect(told.filter((each) => each.is === 'cases').map((each) => each.is === 'cases' && each.revision)).toEqual([2]);
});

test('an input is tried by hand, with the verdict of every cell', async () => {
  const { desk, told } = open();
  await desk.ask(asked(1, table));
  await desk.ask({ is: 'try', id: 7, given: { age: 30 } });
  expect(told.at(-1)).toMatchObject({
    is: 'tried',
    id: 7,
    tried: {
      why: { zh: ['决定：fee = 1。', '第 2 行：年龄 30 > 18 ✓'] },
      given: { age: 30 },
      found: { is: 'output', output: { feeFen: 100 } },
      rules: ['r2'],
      cells: { r1: ['no'], r2: ['yes'] },
    },
  });
});

test('recorded inputs are replayed over another table, batch by batch, until somebody stops it', async () => {
  const { desk, told } = open();
  await desk.ask(asked(1, table));
  const before = setCells.apply(table, { cells: [{ row: 1, column: 1, text: '2' }] }, undefined);
  const recorded = Array.from({ length: 450 }, (_, age) => ({ age: age % 90 }));
  await desk.ask({ is: 'replay', id: 1, before, recorded });
  const answers = told.filter((each) => each.is === 'replaying' || each.is === 'replayed');
  expect(answers.map((each) => (each.is === 'replaying' ? each.progress.done : each.is))).toEqual([200, 400, 'replayed']);
  expect(answers.at(-1)).toMatchObject({ result: { total: 450, changed: 355, amounts: [{ output: 'fee' }] } });
  const running = desk.ask({ is: 'replay', id: 2, before, recorded });
  await desk.ask({ is: 'stop', id: 2 });
  await running;
  expect(told.filter((each) => each.is === 'replayed' && each.id === 2)).toEqual([]);
  await desk.ask({ is: 'replay', id: 3, before: { ...before, inputs: [] }, recorded });
  expect(told.at(-1)).toEqual({ is: 'replayed', id: 3, result: undefined });
});

test('two tables are compared by what they decide, in sentences', async () => {
  const { desk, told } = open();
  await desk.ask(asked(1, table));
  const before = setCells.apply(table, { cells: [{ row: 0, column: 0, text: '<= 17' }] }, undefined);
  await desk.ask({ is: 'compare', id: 4, before });
  expect(told.at(-1)).toMatchObject({ is: 'compared', id: 4, comparison: { incomplete: false, more: 0, differences: [{}] } });
  await desk.ask({ is: 'compare', id: 5, before: { ...table, rules: table.rules.toReversed() } });
  expect(told.at(-1)).toMatchObject({ is: 'compared', id: 5, comparison: { differences: [] } });
});

test('a table with problems cannot be tried, and says so', async () => {
  const { desk, told } = open();
  await desk.ask(asked(1, setCells.apply(table, { cells: [{ row: 0, column: 0, text: 'nobody' }] }, undefined)));
  expect(told.map(({ is }) => is)).toEqual(['problems', 'analysis', 'untested']);
  await desk.ask({ is: 'try', id: 1, given: {} });
  expect(told.at(-1)).toEqual({ is: 'tried', id: 1, tried: undefined });
});

test('a copy of a table keeps the identity of all that says the same', () => {
  const copy = structuredClone(setCells.apply(table, { cells: [{ row: 1, column: 1, text: '2' }] }, undefined));
  const same = sameParts(table, copy);
  expect(same).toEqual(copy);
  expect([same.inputs === table.inputs, same.rules[0] === table.rules[0], same.rules[1] === table.rules[1]]).toEqual([true, true, false]);
});
