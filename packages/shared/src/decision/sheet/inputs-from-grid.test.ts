import { expect, test } from 'vitest';
import { sampleTable } from '../editing/sample-table.ts';
import { inputsFromGrid } from './index.ts';

const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

test('recorded inputs are read by the headings of a sheet, each value as it is stored', () => {
  const grid = [
    ['案件号', '金额', 'risk'],
    ['A1', '¥3,000.50', 'low'],
    ['A2', '', '高'],
    ['', '', ''],
    ['A3', '很多', 'low'],
  ];
  expect(inputsFromGrid(grid, sampleTable, environment)).toEqual({
    rows: [{ amountFen: 300_050, risk: 'low' }, { risk: '高' }],
    missing: [],
    ignored: ['案件号'],
    unread: [{ row: 4, column: 1, text: '很多' }],
  });
});

test('inputs that no column is named after are told', () => {
  expect(inputsFromGrid([['payable'], ['1']], sampleTable, environment)).toMatchObject({ rows: [{ amountFen: 100 }], missing: ['风险'] });
  expect(inputsFromGrid([], sampleTable, environment)).toMatchObject({ rows: [], missing: ['金额', '风险'] });
});
