import type { DecisionTable, TableCase } from '@mortise/shared/decision';
import { expect, test } from 'vitest';
import { expectationOf, filledIn, freshCaseId, trialOf } from './trial.ts';

const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };
const table: DecisionTable = {
  id: 't',
  name: 't',
  hitPolicy: 'FIRST',
  inputs: [
    { id: 'amount', label: '金额', expression: 'payable', type: 'money' },
    { id: 'risk', label: '风险', expression: 'risk', type: 'text' },
  ],
  outputs: [{ name: 'lane', type: 'text' }],
  rules: [],
};
const from: TableCase = { id: 'c1', name: 'one', given: { amountFen: 300_000, risk: '高', other: 1 }, expect: { is: 'noMatch' } };

test('a form is filled by a test case and read back as what the case gives', () => {
  const trial = trialOf(table, from);
  expect(trial.texts).toEqual({ amount: '3000', risk: '高' });
  expect(filledIn(table, trial, environment)).toEqual({ ok: true, given: from.given });
});

test('an empty field is a missing input, and what is no value is named', () => {
  expect(filledIn(table, { texts: { amount: ' ', risk: '低' }, from: undefined }, environment)).toEqual({
    ok: true,
    given: { risk: '低' },
  });
  expect(filledIn(table, { texts: { amount: '很多' }, from: undefined }, environment)).toEqual({ ok: false, wrong: new Set(['amount']) });
});

test('what was found becomes what a case expects, under an id of its own', () => {
  expect(expectationOf({ is: 'missingInput', input: 'risk' })).toEqual({ is: 'missingInput' });
  expect(expectationOf({ is: 'output', output: { lane: 'a' } })).toEqual({ is: 'output', output: { lane: 'a' } });
  expect(freshCaseId([{ ...from, id: 'c2' }])).toBe('c3');
});
