import { describe, expect, test } from 'vitest';
import { judgeSurvival } from './judge-survival.ts';
import { claimNoOf } from './paying-flow.ts';

const paid = (n: number, paymentNo: string) => ({ claimNo: claimNoOf(n), paymentNo });

describe('the verdict on a product that was killed', () => {
  test('is clean where every caller was told of the one payment that was made, and is told of it again', () => {
    const payments = [paid(1, 'B'), paid(0, 'A')];
    expect(judgeSurvival({ told: ['A', 'B'], toldAgain: ['A', 'B'], payments })).toEqual({ lost: 0, doubled: 0 });
  });

  test('counts a claim that was paid twice', () => {
    const payments = [paid(0, 'A'), paid(0, 'B')];
    expect(judgeSurvival({ told: ['A'], toldAgain: ['A'], payments })).toEqual({ lost: 0, doubled: 1 });
  });

  test.each([
    ['never finished', { told: [undefined], toldAgain: [undefined], payments: [paid(0, 'A')] }],
    ['was told of a payment that was never made', { told: ['A'], toldAgain: ['A'], payments: [] }],
    ['was told of another claim’s payment', { told: ['A'], toldAgain: ['A'], payments: [paid(1, 'A')] }],
    ['was forgotten after the last death', { told: ['A'], toldAgain: [undefined], payments: [paid(0, 'A')] }],
  ])('counts as lost what %s', (_, evidence) => {
    expect(judgeSurvival(evidence).lost).toBe(1);
  });
});
