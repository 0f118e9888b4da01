import { describe, expect, test } from 'vitest';
import type { ExplanationNode } from './explanation.ts';
import { payableOf } from './payable.ts';
import { untouchedYear, yearAfter } from './policy-year.ts';
import { claimOf, inpatient, outpatient, plan, yearWith } from './sample-case.ts';

const stay = inpatient('1', { totalFen: 50_000_00, fundFen: 20_000_00 });

describe('what a benefit pays', () => {
  test('social insurance lowers the loss but never uses up the deductible', () => {
    const payable = payableOf(plan, untouchedYear, claimOf({ receipts: [stay] }));
    expect(payable).toMatchObject({ netFen: 30_000_00, deductibleAppliedFen: 10_000_00, payFen: 20_000_00, capped: false });
  });

  test('a person insured with social insurance who did not use it gets the lower ratio', () => {
    const claimed = claimOf({ settledWithSI: false, receipts: [inpatient('1', { totalFen: 50_000_00 })] });
    expect(payableOf(plan, untouchedYear, claimed)).toMatchObject({ ratioBp: 6_000, payFen: 24_000_00 });
    expect(payableOf({ ...plan, insuredWithSI: false }, untouchedYear, claimed)).toMatchObject({ ratioBp: 10_000, payFen: 40_000_00 });
  });

  test('what another commercial insurer paid uses up the deductible where the plan says so', () => {
    const claimed = claimOf({ receipts: [stay], otherCommercialFen: 6_000_00 });
    expect(payableOf(plan, untouchedYear, claimed)).toMatchObject({ deductibleAppliedFen: 4_000_00, payFen: 20_000_00 });
    expect(payableOf({ ...plan, commercialOffsetsDeductible: false }, untouchedYear, claimed).payFen).toBe(14_000_00);
  });

  test('commercial payments of earlier claims in the year offset the deductible as well', () => {
    const year = yearWith({ deductibleUsedFen: 3_000_00, otherCommercialFen: 5_000_00 });
    expect(payableOf(plan, year, claimOf({ receipts: [stay] })).deductibleAppliedFen).toBe(2_000_00);
  });

  test('a loss below the deductible pays nothing and is remembered for the year', () => {
    const small = claimOf({ receipts: [inpatient('1', { totalFen: 12_000_00, fundFen: 4_000_00 })] });
    const first = payableOf(plan, untouchedYear, small);
    expect(first).toMatchObject({ payFen: 0, postings: { deductibleFen: 8_000_00, limitFen: 0 } });
    expect(payableOf(plan, yearAfter(untouchedYear, first.postings), small).payFen).toBe(6_000_00);
  });

  test('the limit that is left cuts the payment and says so', () => {
    const year = yearWith({ limitUsedFen: plan.limitFen - 5_000_00 });
    expect(payableOf(plan, year, claimOf({ receipts: [stay] }))).toMatchObject({ payFen: 5_000_00, capped: true });
  });

  test('the tightest of several limits binds', () => {
    const tight = { ...plan, aggregateLimitFen: 9_000_00, lifetimeLimitFen: 12_000_00 };
    expect(payableOf(tight, yearWith({ lifetimeUsedFen: 8_000_00 }), claimOf({ receipts: [stay] })).payFen).toBe(4_000_00);
  });

  test('half a fen is rounded up', () => {
    const year = yearWith({ deductibleUsedFen: plan.deductibleFen });
    const odd = { ...plan, ratioUnsettledBp: 5_000 };
    const claimed = claimOf({ settledWithSI: false, receipts: [inpatient('1', { totalFen: 3 })] });
    expect(payableOf(odd, year, claimed).payFen).toBe(2);
  });

  test('outpatient bills count from 7 days before admission to 30 days after discharge', () => {
    const near = [-7, 30].map((offsetDays) => outpatient(`near${offsetDays}`, { totalFen: 1_000_00, offsetDays }));
    const far = [-8, 31, undefined].map((offsetDays) => outpatient(`far${offsetDays}`, { totalFen: 1_000_00, offsetDays }));
    const payable = payableOf(plan, untouchedYear, claimOf({ receipts: [stay, ...near, ...far] }));
    expect(payable.eligibleFen).toBe(52_000_00);
    expect(payable.reasons.map(({ code, receipt }) => `${code} ${receipt}`)).toEqual([
      'outpatient-window far-8',
      'outpatient-window far31',
      'outpatient-window farundefined',
    ]);
  });

  test('private hospitals, low levels, unknown hospitals and special wards do not count', () => {
    const places = [
      { level: 3, public: false },
      { level: 1, public: true },
      { level: 0, public: true },
      { level: 3, public: true, ward: 'special' as const },
    ];
    const receipts = places.map((hospital, index) => inpatient(String(index), { totalFen: 1_000_00, fundFen: 1_00, hospital }));
    const payable = payableOf(plan, untouchedYear, claimOf({ receipts }));
    expect(payable).toMatchObject({ eligibleFen: 0, socialFen: 0, payFen: 0 });
    expect(payable.reasons.map(({ code }) => code)).toEqual(['hospital', 'hospital', 'hospital', 'hospital']);
  });

  test('a red receipt takes back the one it names and shares its fate', () => {
    const bill = { totalFen: 30_000_00, hospital: { level: 3, public: false } };
    const red = inpatient('red', { totalFen: -30_000_00, reverses: 'bill' });
    expect(payableOf(plan, untouchedYear, claimOf({ receipts: [stay, inpatient('bill', bill), red] })).payFen).toBe(20_000_00);
    const counted = inpatient('bill', { totalFen: 30_000_00 });
    expect(payableOf(plan, untouchedYear, claimOf({ receipts: [stay, counted, red] })).payFen).toBe(20_000_00);
  });
});

describe('questions of refusal', () => {
  test('an excluded diagnosis is put to a person: nothing is paid, nothing is booked', () => {
    const payable = payableOf(plan, untouchedYear, claimOf({ diagnoses: ['o82.0'], receipts: [stay] }));
    expect(payable).toMatchObject({ reject: 'exclusion', payFen: 0, postings: { deductibleFen: 0, limitFen: 0 } });
    expect(payable.explanation.children).toHaveLength(1);
  });

  test('once the person lifts the question the case is calculated as usual', () => {
    const payable = payableOf(plan, untouchedYear, claimOf({ diagnoses: ['O82.0'], lifted: ['exclusion'], receipts: [stay] }));
    expect(payable.reject).toBeUndefined();
    expect(payable.payFen).toBe(20_000_00);
  });

  test('illness inside the waiting period is a question; accidents, renewals and the day after it are not', () => {
    const at = (daysSinceStart: number, more = {}) =>
      payableOf(plan, untouchedYear, claimOf({ daysSinceStart, receipts: [stay], ...more })).reject;
    expect(at(29)).toBe('waiting');
    expect(at(30)).toBeUndefined();
    expect(at(10, { cause: 'accident' })).toBeUndefined();
    expect(at(10, { renewal: true })).toBeUndefined();
    expect(at(40, { preExisting: true })).toBe('pre-existing');
  });
});

describe('the statement', () => {
  test('every figure either shows its formula or names its source, in both languages', () => {
    const receipts = [stay, outpatient('2', { totalFen: 800_00, offsetDays: 3 }), outpatient('3', { totalFen: 900_00, offsetDays: 90 })];
    const { explanation } = payableOf({ ...plan, aggregateLimitFen: 1_000_000_00 }, untouchedYear, claimOf({ receipts }));
    for (const node of nodesOf(explanation)) {
      expect(node.title.zh).not.toBe('');
      expect(node.title.en).not.toBe('');
      if (node.children.length > 0) expect(node.formula).toBeDefined();
      else expect(node.source ?? node.formula, node.id).toBeDefined();
    }
  });

  test('no two figures share an id', () => {
    const { explanation } = payableOf(plan, untouchedYear, claimOf({ receipts: [stay, outpatient('2', { totalFen: 1, offsetDays: 0 })] }));
    const ids = nodesOf(explanation).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the root says how the sum came about', () => {
    const { explanation } = payableOf(plan, untouchedYear, claimOf({ receipts: [stay] }));
    expect(explanation.amountFen).toBe(20_000_00);
    expect(explanation.children[0]?.formula?.zh).toBe('(30,000.00 − 10,000.00) × 100% = 20,000.00');
  });
});

function nodesOf(node: ExplanationNode): readonly ExplanationNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}
