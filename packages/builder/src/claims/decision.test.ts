import { describe, expect, test } from 'vitest';
import { type Decision, decisionProblem, valuesOf } from './decision.ts';

const accepted: Decision = { choice: 'accept', amountFen: 120_000, reason: '', documents: '' };

describe("a reviewer's decision", () => {
  test('to accept needs nothing more', () => {
    expect([decisionProblem(accepted, 120_000), valuesOf(accepted)]).toEqual([undefined, {}]);
  });
  test('to change the amount needs a reason, and never goes above what was calculated', () => {
    const changed = { ...accepted, choice: 'change', amountFen: 100_000 };
    expect(decisionProblem(changed, 120_000)).toBe('reason');
    expect(decisionProblem({ ...changed, amountFen: 120_001, reason: '重复项目' }, 120_000)).toBe('amount');
    expect(decisionProblem({ ...changed, reason: '重复项目' }, 120_000)).toBeUndefined();
    expect(valuesOf(changed)).toEqual({ amountFen: 100_000 });
  });
  test('to decline needs a reason', () => {
    expect(decisionProblem({ ...accepted, choice: 'decline' }, 120_000)).toBe('reason');
  });
  test('to ask for documents says which', () => {
    const asked = { ...accepted, choice: 'documents' };
    expect(decisionProblem(asked, 120_000)).toBe('documents');
    expect(valuesOf({ ...asked, documents: ' 出院小结 ' })).toEqual({ documents: '出院小结' });
  });
});
