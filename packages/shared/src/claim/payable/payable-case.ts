import { z } from 'zod';
import { Fen, SignedFen } from './amount.ts';
import { RejectCode } from './reason.ts';

/** Where a bill comes from. `outpatient` counts only near a hospital stay; the others stand by themselves. */
export const CareKind = z.enum(['inpatient', 'outpatient', 'special-outpatient', 'outpatient-surgery']);
export type CareKind = z.infer<typeof CareKind>;

/** One receipt as the calculation needs it. Fen. */
export const CaseReceipt = z.strictObject({
  id: z.string().min(1),
  kind: CareKind,
  /** Negative on a red receipt, which takes an earlier one back. */
  totalFen: SignedFen,
  /** Lines the benefit does not cover. */
  nonCoveredFen: SignedFen.default(0),
  /** 医保统筹基金支付. What the personal account (个人账户) paid is the patient's own money and stands nowhere here. */
  fundFen: SignedFen.default(0),
  /** 其他支付: serious-illness insurance, civil-servant subsidy, relief. */
  otherPublicFen: SignedFen.default(0),
  hospital: z.strictObject({
    /** 0 when the registry does not know it. */
    level: z.int().min(0).max(3),
    public: z.boolean(),
    ward: z.enum(['ordinary', 'special']).default('ordinary'),
  }),
  /** Outpatient visits: days before admission (negative), after discharge (positive), 0 in between; absent without a stay. */
  offsetDays: z.int().optional(),
  /** Whether the visit lies inside the policy year. */
  inPolicyYear: z.boolean().default(true),
  /** On a red receipt: the receipt it takes back. It shares that receipt's fate. */
  reverses: z.string().optional(),
});
export type CaseReceipt = z.infer<typeof CaseReceipt>;

/** What is claimed for one event, with the facts the clauses ask for. */
export const PayableCase = z.strictObject({
  cause: z.enum(['illness', 'accident']),
  /** Days from the policy's first day to the event: 0 is the first day. */
  daysSinceStart: z.int(),
  /** An unbroken renewal has no waiting period. */
  renewal: z.boolean(),
  /** ICD-10, the main one first. */
  diagnoses: z.array(z.string()).max(50),
  /** Known before the policy began. */
  preExisting: z.boolean().default(false),
  /** Whether social insurance settled this visit; a settlement of 0 is none. */
  settledWithSI: z.boolean(),
  otherCommercialFen: Fen.default(0),
  receipts: z.array(CaseReceipt).max(500),
  /** Questions of refusal a person has answered in the customer's favour. */
  lifted: z.array(RejectCode).default([]),
});
export type PayableCase = z.infer<typeof PayableCase>;
/** A case as it may be written down, before the defaults are filled in. */
export type PayableCaseInput = z.input<typeof PayableCase>;

/** Whether social insurance settled the visit: it paid something. A settlement of 0 counts as none (clause text). */
export function isSettledWithSI(receipts: readonly Pick<CaseReceipt, 'fundFen' | 'otherPublicFen'>[]): boolean {
  return receipts.some((receipt) => receipt.fundFen + receipt.otherPublicFen > 0);
}
