import { describe, expect, test } from 'vitest';
import type { DecisionTable } from '../../decision-table.ts';
import {
  addColumn,
  addRules,
  blockOf,
  duplicateRules,
  editInput,
  fillDown,
  mendTable,
  moveColumn,
  moveRules,
  openTableEditor,
  pasteCells,
  removeCase,
  removeColumn,
  removeRules,
  renameColumn,
  replaceTable,
  retypeColumn,
  setAllowed,
  setCells,
  setHitPolicy,
  type TableCommand,
  writeCase,
} from '../index.ts';
import { tableRefusals } from '../refusals.ts';
import { largeTable, sampleTable } from '../sample-table.ts';

function done<I>(command: TableCommand<I>, input: I, table: DecisionTable = sampleTable): DecisionTable {
  expect(command.refuse(table, input, undefined)).toBeUndefined();
  return command.apply(table, input, undefined);
}

function refusal<I>(command: TableCommand<I>, input: I, table: DecisionTable = sampleTable) {
  return command.refuse(table, input, undefined);
}

const all = { from: { row: 0, column: 0 }, to: { row: 9, column: 9 } };
const ids = (table: DecisionTable) => table.rules.map(({ id }) => id);

describe('cells', () => {
  test('an edit of one cell keeps every other rule as the same value', () => {
    const table = done(setCells, { cells: [{ row: 1, column: 3, text: '2' }] });
    expect(blockOf(table, all)[1]).toEqual(['> 3000', '"low"', '"review"', '2', '']);
    expect([table.rules[0], table.rules[2], table.inputs]).toEqual([sampleTable.rules[0], sampleTable.rules[2], sampleTable.inputs]);
    expect(table.rules[0] === sampleTable.rules[0] && table.rules[2] === sampleTable.rules[2]).toBe(true);
  });
  test('a cell that is written as it was is no edit', () => {
    const editor = openTableEditor(sampleTable);
    editor.perform(setCells, { cells: [{ row: 0, column: 0, text: '<= 3000' }] });
    expect([editor.history().past.length, editor.history().document === sampleTable]).toEqual([0, true]);
  });
  test('an emptied input takes anything, an emptied output says nothing, an emptied note is gone', () => {
    const table = done(setCells, { cells: [0, 2, 4].map((column) => ({ row: 0, column, text: '' })) });
    expect(table.rules[0]).toEqual({ id: 'r1', when: ['-', '"low"'], ...Object.fromEntries([['then', ['', '0']]]) });
  });
  test('a pasted block makes the table grow downwards and is refused where it would not fit to the right', () => {
    const block = [
      ['"high"', '"review"'],
      ['"low"', '"instant"'],
    ];
    const table = done(pasteCells, { at: { row: 2, column: 1 }, block });
    expect(ids(table)).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect(blockOf(table, { from: { row: 2, column: 0 }, to: { row: 3, column: 4 } })).toEqual([
      ['-', '"high"', '"review"', '20', ''],
      ['-', '"low"', '"instant"', '', ''],
    ]);
    expect(refusal(pasteCells, { at: { row: 0, column: 4 }, block })).toBe(tableRefusals.tooWide);
    expect(refusal(pasteCells, { at: { row: 0, column: 0 }, block: [] })).toBe(tableRefusals.nothing);
    expect(refusal(pasteCells, { at: { row: 9_999, column: 0 }, block }, largeTable({ rules: 10_000, columns: 2 }))).toBe(
      tableRefusals.tooManyRules,
    );
  });
  test('the first row of a range fills the rows below it', () => {
    const table = done(fillDown, { from: { row: 0, column: 1 }, to: { row: 2, column: 2 } });
    expect(blockOf(table, all).map((row) => row.slice(1, 3))).toEqual(Array(3).fill(['"low"', '"instant"']));
    expect(refusal(fillDown, { from: { row: 0, column: 1 }, to: { row: 0, column: 2 } })).toBe(tableRefusals.nothing);
  });
});

describe('rules', () => {
  test('are added under ids of their own, taking anything', () => {
    const table = done(addRules, { at: 1, count: 2 });
    expect(ids(table)).toEqual(['r1', 'r4', 'r5', 'r2', 'r3']);
    expect(table.rules[1]).toMatchObject({ when: ['-', '-'] });
    expect(refusal(addRules, { at: 0, count: 1 }, largeTable({ rules: 10_000, columns: 2 }))).toBe(tableRefusals.tooManyRules);
  });
  test('are copied right below themselves', () => {
    const table = done(duplicateRules, { from: 0, count: 2 });
    expect(ids(table)).toEqual(['r1', 'r2', 'r4', 'r5', 'r3']);
    expect(table.rules[2]).toEqual({ ...sampleTable.rules[0], id: 'r4' });
  });
  test('are moved and removed as ranges', () => {
    expect(ids(done(moveRules, { from: 0, count: 2, to: 1 }))).toEqual(['r3', 'r1', 'r2']);
    expect(ids(done(removeRules, { from: 0, count: 2 }))).toEqual(['r3']);
    expect(refusal(moveRules, { from: 1, count: 2, to: 2 })).toBe(tableRefusals.noSuchRule);
    expect(refusal(removeRules, { from: 2, count: 2 })).toBe(tableRefusals.noSuchRule);
  });
});

describe('columns', () => {
  test('are added with a cell in every rule, under a name of their own', () => {
    const input = { id: 'age', label: '年龄', expression: 'age', type: 'number' } as const;
    const table = done(addColumn, { side: 'inputs', at: 1, head: input });
    expect([table.inputs.map(({ id }) => id), table.rules[0]?.when]).toEqual([
      ['amount', 'age', 'risk'],
      ['<= 3000', '-', '"low"'],
    ]);
    expect(done(addColumn, { side: 'outputs', at: 2, head: { name: 'reason', type: 'text' } }).rules[0]).toMatchObject(
      Object.fromEntries([['then', ['"instant"', '0', '']]]),
    );
    expect(refusal(addColumn, { side: 'inputs', at: 0, head: { ...input, id: 'lane' } })).toBe(tableRefusals.nameTaken);
    expect(refusal(addColumn, { side: 'inputs', at: 0, head: { ...input, id: ' ' } })).toBe(tableRefusals.nameEmpty);
  });
  test('are moved and removed with their cells, but for the last output', () => {
    const moved = done(moveColumn, { side: 'inputs', index: 0, to: 1 });
    expect([moved.inputs[1]?.id, moved.rules[0]?.when]).toEqual(['amount', ['"low"', '<= 3000']]);
    const single = done(removeColumn, { side: 'outputs', index: 0 });
    expect([single.outputs.map(({ name }) => name), single.rules[2]]).toEqual([
      ['fee'],
      { id: 'r3', when: ['-', '"high"'], ...Object.fromEntries([['then', ['20']]]) },
    ]);
    expect(refusal(removeColumn, { side: 'outputs', index: 0 }, single)).toBe(tableRefusals.lastOutput);
  });
  test('take their test cases along when they are renamed', () => {
    const table = done(
      renameColumn,
      { side: 'outputs', index: 1, name: 'charge' },
      done(renameColumn, { side: 'inputs', index: 0, name: 'sum' }),
    );
    expect(table.cases?.[0]).toMatchObject({
      given: { sumFen: 100_000, risk: 'low' },
      expect: { output: { lane: 'instant', chargeFen: 0 } },
    });
    expect(table.inputs[0]).toMatchObject({ id: 'sum', label: '金额', expression: 'payable' });
    expect(refusal(renameColumn, { side: 'inputs', index: 0, name: 'fee' })).toBe(tableRefusals.nameTaken);
  });
  test('get another type, other allowed values, another label and another question', () => {
    expect(done(retypeColumn, { side: 'inputs', index: 0, type: 'number' }).inputs[0]?.type).toBe('number');
    expect(done(setAllowed, { side: 'outputs', index: 1, allowed: ['0', '20'] }).outputs[1]?.allowed).toEqual(['0', '20']);
    expect(done(setAllowed, { side: 'inputs', index: 1, allowed: [] }).inputs[1]).not.toHaveProperty('allowed');
    expect(done(editInput, { index: 0, expression: 'claim.total' }).inputs[0]).toMatchObject({ label: '金额', expression: 'claim.total' });
  });
});

describe('the table', () => {
  test('aggregates under COLLECT only, and forgets it under any other policy', () => {
    const summed = done(setHitPolicy, { hitPolicy: 'COLLECT', aggregation: 'SUM' });
    expect(summed).toMatchObject({ hitPolicy: 'COLLECT', aggregation: 'SUM' });
    expect(done(setHitPolicy, { hitPolicy: 'ANY' }, summed)).not.toHaveProperty('aggregation');
    expect(refusal(setHitPolicy, { hitPolicy: 'ANY', aggregation: 'SUM' })).toBe(tableRefusals.aggregatesCollectOnly);
  });
  test('is mended as an analysis offers, unless the rule is gone by then', () => {
    const fix = { title: { zh: '删除', en: 'Remove' }, edits: [{ edit: 'remove', rule: 'r2' }] } as const;
    expect(ids(done(mendTable, { fix }))).toEqual(['r1', 'r3']);
    expect(refusal(mendTable, { fix }, done(mendTable, { fix }))).toBe(tableRefusals.noSuchRule);
  });
  test('keeps its id and its test cases when another is imported into its place', () => {
    const { cases: _, ...other } = { ...sampleTable, id: 'other', name: '另一张' };
    expect(done(replaceTable, { table: other })).toEqual({ ...other, id: 'lanes', cases: sampleTable.cases });
  });
  test('has its test cases written, written anew and removed', () => {
    const written = { id: 'c2', name: '高风险', given: { risk: 'high' }, expect: { is: 'noMatch' } } as const;
    const table = done(writeCase, { case: { ...written, given: { ...written.given } } });
    expect(table.cases?.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(done(removeCase, { id: 'c1' })).not.toHaveProperty('cases');
    expect(refusal(removeCase, { id: 'c9' })).toBe(tableRefusals.noSuchCase);
  });
});
