import { shareOf } from './amount.ts';
import type { BenefitPlan } from './benefit-plan.ts';
import type { CaseReceipt, PayableCase } from './payable-case.ts';
import type { PolicyYear } from './policy-year.ts';

/** Every figure of one calculation, in the order it is made. Fen, except the ratio. */
export type Figures = {
  readonly eligibleFen: number;
  readonly socialFen: number;
  readonly otherCommercialFen: number;
  readonly netFen: number;
  readonly deductibleLeftFen: number;
  readonly deductibleAppliedFen: number;
  readonly ratioBp: number;
  readonly shareFen: number;
  readonly limitLeftFen: number;
  readonly payFen: number;
};

/**
 * Clause arithmetic: benefit = (eligible expense − what others paid − deductible) × ratio, capped by every limit; social
 * insurance never uses up the deductible, other commercial insurance does where the plan says so.
 */
export function figuresOf(plan: BenefitPlan, year: PolicyYear, claimed: PayableCase, counted: readonly CaseReceipt[]): Figures {
  const eligibleFen = sumOf(counted, (receipt) => receipt.totalFen - receipt.nonCoveredFen);
  const socialFen = sumOf(counted, (receipt) => receipt.fundFen + receipt.otherPublicFen);
  const otherCommercialFen = claimed.otherCommercialFen;
  const netFen = Math.max(0, eligibleFen - socialFen - otherCommercialFen);
  const offsetFen = plan.commercialOffsetsDeductible ? year.otherCommercialFen + otherCommercialFen : 0;
  const deductibleLeftFen = Math.max(0, plan.deductibleFen - year.deductibleUsedFen - offsetFen);
  const deductibleAppliedFen = Math.min(netFen, deductibleLeftFen);
  const ratioBp = plan.insuredWithSI && !claimed.settledWithSI ? plan.ratioUnsettledBp : plan.ratioBp;
  const shareFen = shareOf(netFen - deductibleAppliedFen, ratioBp);
  const limitLeftFen = Math.max(0, Math.min(...limitsOf(plan, year).map(({ limitFen, usedFen }) => limitFen - usedFen)));
  const payFen = Math.min(shareFen, limitLeftFen);
  return {
    eligibleFen,
    socialFen,
    otherCommercialFen,
    netFen,
    deductibleLeftFen,
    deductibleAppliedFen,
    ratioBp,
    shareFen,
    limitLeftFen,
    payFen,
  };
}

/** A limit that binds this benefit, with what is used of it. */
export type BindingLimit = { readonly id: 'benefit' | 'aggregate' | 'lifetime'; readonly limitFen: number; readonly usedFen: number };

/** The limits the plan really has. */
export function limitsOf(plan: BenefitPlan, year: PolicyYear): readonly BindingLimit[] {
  const limits: BindingLimit[] = [{ id: 'benefit', limitFen: plan.limitFen, usedFen: year.limitUsedFen }];
  if (plan.aggregateLimitFen !== undefined)
    limits.push({ id: 'aggregate', limitFen: plan.aggregateLimitFen, usedFen: year.aggregateUsedFen });
  if (plan.lifetimeLimitFen !== undefined) limits.push({ id: 'lifetime', limitFen: plan.lifetimeLimitFen, usedFen: year.lifetimeUsedFen });
  return limits;
}

function sumOf(receipts: readonly CaseReceipt[], amountOf: (receipt: CaseReceipt) => number): number {
  return receipts.reduce((sum, receipt) => sum + amountOf(receipt), 0);
}
