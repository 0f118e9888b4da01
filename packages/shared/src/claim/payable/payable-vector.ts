import { z } from 'zod';
import { BenefitPlan } from './benefit-plan.ts';
import type { Payable } from './payable.ts';
import { PayableCase } from './payable-case.ts';
import { PolicyYear, yearAfter } from './policy-year.ts';
import type { Reason } from './reason.ts';

const amount = z.int().optional();

/** A golden case in the form actuaries write it: amounts in fen without a unit in the name, ratios as fractions. */
export const PayableVector = z.object({
  name: z.string(),
  plan: z.object({
    deductible: z.int(),
    limit: z.int(),
    ratio: z.number(),
    ratioNoSI: z.number(),
    insuredWithSI: z.boolean(),
    waitDays: z.int(),
    minLevel: z.int(),
    preDays: z.int(),
    postDays: z.int(),
    exclusions: z.array(z.string()),
    commercialOffsetsDeductible: z.boolean(),
  }),
  state: z.object({ dedUsed: z.int(), limitUsed: z.int(), otherCommercial: amount }),
  claim: z.object({
    accident: z.boolean(),
    renewal: z.boolean(),
    daysSinceStart: z.int(),
    icd10: z.string(),
    siSettled: z.boolean(),
    otherCommercial: amount,
    receipts: z.array(
      z.object({
        no: z.string(),
        total: z.int(),
        fund: z.int(),
        otherPublic: amount,
        otherCommercial: amount,
        nonCovered: amount,
        level: z.int(),
        public: z.boolean(),
        kind: z.enum(['IN', 'OUT']),
        offset: z.int(),
      }),
    ),
  }),
  expect: z.object({
    pay: z.int(),
    eligible: amount,
    social: amount,
    otherCommercial: amount,
    net: amount,
    deductibleApplied: amount,
    ratio: z.number().optional(),
    capped: z.boolean().optional(),
    reject: z.string().optional(),
    reasons: z.array(z.string()).optional(),
    st: z.object({ dedUsed: amount, limitUsed: amount, otherCommercial: amount }).optional(),
  }),
});
export type PayableVector = z.infer<typeof PayableVector>;

/** The three arguments of `payableOf` that a golden case stands for. */
export function payableCaseFrom({ name, plan, state, claim }: PayableVector): {
  readonly plan: BenefitPlan;
  readonly year: PolicyYear;
  readonly claimed: PayableCase;
} {
  const ofReceipts = claim.receipts.reduce((sum, receipt) => sum + (receipt.otherCommercial ?? 0), 0);
  return {
    plan: BenefitPlan.parse({
      id: 'vector',
      version: 1,
      title: { zh: name, en: name },
      insuredWithSI: plan.insuredWithSI,
      deductibleFen: plan.deductible,
      commercialOffsetsDeductible: plan.commercialOffsetsDeductible,
      ratioBp: Math.round(plan.ratio * 10_000),
      ratioUnsettledBp: Math.round(plan.ratioNoSI * 10_000),
      limitFen: plan.limit,
      waitDays: plan.waitDays,
      minHospitalLevel: plan.minLevel,
      publicHospitalsOnly: true,
      ordinaryWardsOnly: false,
      outpatientBeforeDays: plan.preDays,
      outpatientAfterDays: plan.postDays,
      exclusions: plan.exclusions,
    }),
    year: PolicyYear.parse({
      deductibleUsedFen: state.dedUsed,
      limitUsedFen: state.limitUsed,
      otherCommercialFen: state.otherCommercial ?? 0,
      aggregateUsedFen: state.limitUsed,
      lifetimeUsedFen: state.limitUsed,
    }),
    claimed: PayableCase.parse({
      cause: claim.accident ? 'accident' : 'illness',
      daysSinceStart: claim.daysSinceStart,
      renewal: claim.renewal,
      diagnoses: [claim.icd10],
      settledWithSI: claim.siSettled,
      otherCommercialFen: (claim.otherCommercial ?? 0) + ofReceipts,
      receipts: claim.receipts.map((receipt) => ({
        id: receipt.no,
        kind: receipt.kind === 'IN' ? 'inpatient' : 'outpatient',
        totalFen: receipt.total,
        nonCoveredFen: receipt.nonCovered ?? 0,
        fundFen: receipt.fund,
        otherPublicFen: receipt.otherPublic ?? 0,
        hospital: { level: receipt.level, public: receipt.public },
        offsetDays: receipt.offset,
      })),
    }),
  };
}

/** The names of the expected figures a result differs from; empty when the golden case holds. Figures not written down are not compared. */
export function differencesFrom({ expect }: PayableVector, payable: Payable, before: PolicyYear): readonly string[] {
  const after = yearAfter(before, payable.postings);
  const pairs: readonly (readonly [name: string, expected: unknown, actual: unknown])[] = [
    ['pay', expect.pay, payable.payFen],
    ['eligible', expect.eligible, payable.eligibleFen],
    ['social', expect.social, payable.socialFen],
    ['otherCommercial', expect.otherCommercial, payable.otherCommercialFen],
    ['net', expect.net, payable.netFen],
    ['deductibleApplied', expect.deductibleApplied, payable.deductibleAppliedFen],
    ['ratio', expect.ratio, payable.ratioBp / 10_000],
    ['capped', expect.capped, payable.capped],
    ['reject', plainCode(expect.reject), payable.reject === undefined ? undefined : vectorCode(payable.reject)],
    [
      'reasons',
      expect.reasons?.join(),
      payable.reasons
        .filter(({ receipt }) => receipt !== undefined)
        .map(vectorReason)
        .join(),
    ],
    ['st.dedUsed', expect.st?.dedUsed, after.deductibleUsedFen],
    ['st.limitUsed', expect.st?.limitUsed, after.limitUsedFen],
    ['st.otherCommercial', expect.st?.otherCommercial, after.otherCommercialFen],
  ];
  return pairs
    .filter(([name, expected, actual]) => (expected !== undefined || name === 'reject') && expected !== actual)
    .map(([name]) => name);
}

function vectorReason({ code, receipt }: Reason): string {
  return receipt === undefined ? vectorCode(code) : `${vectorCode(code)}:${receipt}`;
}

function vectorCode(code: string): string {
  return code.toUpperCase().replaceAll('-', '_');
}

/** Waiting is written in full by some. */
function plainCode(code: string | undefined): string | undefined {
  return code === 'WAITING_PERIOD' ? 'WAITING' : code;
}
