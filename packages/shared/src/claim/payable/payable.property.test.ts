import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payableOf } from './payable.ts';
import type { CaseReceipt } from './payable-case.ts';
import { type PolicyYear, reversalOf, yearAfter } from './policy-year.ts';
import { claimOf, inpatient, plan, yearWith } from './sample-case.ts';

const bill = fc
  .record({ totalFen: fc.integer({ min: 0, max: 500_000_00 }), fund: fc.nat(100), other: fc.nat(100), uncovered: fc.nat(100) })
  .map(({ totalFen, fund, other, uncovered }) => {
    const nonCoveredFen = Math.floor((totalFen * uncovered) / 300);
    const fundFen = Math.floor(((totalFen - nonCoveredFen) * fund) / 200);
    const otherPublicFen = Math.floor(((totalFen - nonCoveredFen) * other) / 300);
    return { totalFen, nonCoveredFen, fundFen, otherPublicFen };
  });
const bills = fc.array(bill, { minLength: 1, maxLength: 8 }).map((list) => list.map((each, index) => inpatient(String(index), each)));
const year: fc.Arbitrary<PolicyYear> = fc
  .record({
    deductibleUsedFen: fc.integer({ min: 0, max: plan.deductibleFen }),
    limitUsedFen: fc.integer({ min: 0, max: plan.limitFen }),
    otherCommercialFen: fc.integer({ min: 0, max: 20_000_00 }),
  })
  .map(yearWith);
const ratioBp = fc.integer({ min: 0, max: 10_000 });
const commercialFen = fc.integer({ min: 0, max: 50_000_00 });

describe('whatever is claimed', () => {
  test('one more fen of eligible expense never lowers the payment', () => {
    fc.assert(
      fc.property(bills, year, ratioBp, commercialFen, fc.integer({ min: 1, max: 1_000_00 }), (receipts, used, ratio, paid, more) => {
        const [first, ...rest] = receipts;
        if (first === undefined) return;
        const pay = (list: readonly CaseReceipt[]) =>
          payableOf({ ...plan, ratioBp: ratio }, used, claimOf({ receipts: [...list], otherCommercialFen: paid })).payFen;
        expect(pay([{ ...first, totalFen: first.totalFen + more }, ...rest])).toBeGreaterThanOrEqual(pay(receipts));
      }),
    );
  });

  test('the payment exceeds neither the net loss nor the limit that is left, and is never negative', () => {
    fc.assert(
      fc.property(bills, year, ratioBp, commercialFen, (receipts, used, ratio, paid) => {
        const payable = payableOf({ ...plan, ratioBp: ratio }, used, claimOf({ receipts: [...receipts], otherCommercialFen: paid }));
        expect(payable.payFen).toBeGreaterThanOrEqual(0);
        expect(payable.payFen).toBeLessThanOrEqual(payable.netFen);
        expect(payable.payFen).toBeLessThanOrEqual(plan.limitFen - used.limitUsedFen);
        expect(used.deductibleUsedFen + payable.postings.deductibleFen).toBeLessThanOrEqual(plan.deductibleFen);
      }),
    );
  });

  test('the order of receipts does not matter', () => {
    const shuffled = bills.chain((receipts) =>
      fc.tuple(fc.constant(receipts), fc.shuffledSubarray(receipts, { minLength: receipts.length })),
    );
    fc.assert(
      fc.property(shuffled, year, ratioBp, ([receipts, other], used, ratio) => {
        const figuresOf = (list: readonly CaseReceipt[]) => {
          const { explanation, ...figures } = payableOf({ ...plan, ratioBp: ratio }, used, claimOf({ receipts: [...list] }));
          return { ...figures, rootFen: explanation.amountFen };
        };
        expect(figuresOf(other)).toEqual(figuresOf(receipts));
      }),
    );
  });

  test('claimed one by one it comes to the same sum as claimed together, to the fen at 100 %', () => {
    fc.assert(
      fc.property(bills, year, (receipts, used) => {
        expect(paidOneByOne(receipts, used, 10_000)).toBe(paidTogether(receipts, used, 10_000));
      }),
    );
  });

  test('at another ratio, claims one by one differ from one claim by no more than half a fen of rounding each', () => {
    fc.assert(
      fc.property(bills, year, ratioBp, (receipts, used, ratio) => {
        const gap = Math.abs(paidOneByOne(receipts, used, ratio) - paidTogether(receipts, used, ratio));
        expect(gap).toBeLessThanOrEqual((receipts.length + 1) / 2);
      }),
    );
  });

  test('taking a decision back leaves the year as it was', () => {
    fc.assert(
      fc.property(bills, year, commercialFen, (receipts, used, paid) => {
        const { postings } = payableOf(plan, used, claimOf({ receipts: [...receipts], otherCommercialFen: paid }));
        expect(yearAfter(yearAfter(used, postings), reversalOf(postings))).toEqual(used);
      }),
    );
  });
});

function paidTogether(receipts: readonly CaseReceipt[], used: PolicyYear, ratio: number): number {
  return payableOf({ ...plan, ratioBp: ratio }, used, claimOf({ receipts: [...receipts] })).payFen;
}

function paidOneByOne(receipts: readonly CaseReceipt[], used: PolicyYear, ratio: number): number {
  let paid = 0;
  let current = used;
  for (const receipt of receipts) {
    const { payFen, postings } = payableOf({ ...plan, ratioBp: ratio }, current, claimOf({ receipts: [receipt] }));
    paid += payFen;
    current = yearAfter(current, postings);
  }
  return paid;
}
