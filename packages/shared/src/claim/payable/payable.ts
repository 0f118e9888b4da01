import type { BenefitPlan } from './benefit-plan.ts';
import { judgeReceipts } from './eligibility.ts';
import type { ExplanationNode } from './explanation.ts';
import { figuresOf } from './figures.ts';
import type { PayableCase } from './payable-case.ts';
import type { PolicyYear, Postings } from './policy-year.ts';
import type { Reason, RejectCode } from './reason.ts';
import { rejectionsOf } from './rejection.ts';
import { explainPayable, explainRejection } from './statement.ts';

/** What a benefit pays on a case, with every figure on the way and the statement (理算书) that derives it. Fen; ratio in basis points. */
export type Payable = {
  readonly payFen: number;
  /** A limit cut the payment. */
  readonly capped: boolean;
  /** A question of refusal for a person: nothing is paid or booked yet, and nothing is refused. */
  readonly reject?: RejectCode;
  readonly eligibleFen: number;
  readonly socialFen: number;
  readonly otherCommercialFen: number;
  readonly netFen: number;
  readonly deductibleAppliedFen: number;
  readonly ratioBp: number;
  /** Why the claim or single receipts do not count, in the order of the receipts. */
  readonly reasons: readonly Reason[];
  readonly postings: Postings;
  readonly explanation: ExplanationNode;
};

/**
 * Calculates the benefit on a case, given what the policy year has used already. Pure and total: every parsed input has an
 * answer. A question of refusal (waiting period, known illness, exclusion) gives `reject` and 0 until a person lifts it in
 * `claimed.lifted`; by law a machine may approve but never refuse.
 */
export function payableOf(plan: BenefitPlan, year: PolicyYear, claimed: PayableCase): Payable {
  const rejections = rejectionsOf(plan, claimed);
  const judged = judgeReceipts(plan, claimed.receipts);
  const drops = judged.flatMap(({ dropped }) => (dropped === undefined ? [] : [dropped]));
  const counted = judged.filter(({ dropped }) => dropped === undefined).map(({ receipt }) => receipt);
  const figures = figuresOf(plan, year, claimed, counted);
  if (rejections[0] !== undefined) {
    return {
      ...nothing,
      reject: rejections[0].code,
      ratioBp: figures.ratioBp,
      reasons: [...rejections, ...drops],
      explanation: explainRejection(rejections),
    };
  }
  const { payFen, shareFen, eligibleFen, socialFen, otherCommercialFen, netFen, deductibleAppliedFen, ratioBp } = figures;
  return {
    payFen,
    capped: payFen < shareFen,
    eligibleFen,
    socialFen,
    otherCommercialFen,
    netFen,
    deductibleAppliedFen,
    ratioBp,
    reasons: drops,
    postings: { deductibleFen: deductibleAppliedFen, limitFen: payFen, otherCommercialFen },
    explanation: explainPayable({ plan, year, judged, figures }),
  };
}

const nothing = {
  payFen: 0,
  capped: false,
  eligibleFen: 0,
  socialFen: 0,
  otherCommercialFen: 0,
  netFen: 0,
  deductibleAppliedFen: 0,
  postings: { deductibleFen: 0, limitFen: 0, otherCommercialFen: 0 },
} as const;
