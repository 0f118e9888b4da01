import type { BenefitPlan } from './benefit-plan.ts';
import { isInWindow } from './outpatient-window.ts';
import type { CaseReceipt } from './payable-case.ts';
import type { Reason } from './reason.ts';

/** A receipt with the reason it does not count, if there is one. */
export type JudgedReceipt = { readonly receipt: CaseReceipt; readonly dropped?: Reason };

/** Judges every receipt by the plan. A red receipt counts exactly when the one it takes back counts. */
export function judgeReceipts(plan: BenefitPlan, receipts: readonly CaseReceipt[]): readonly JudgedReceipt[] {
  return receipts.map((receipt) => {
    const original = receipts.find(({ id }) => id === receipt.reverses) ?? receipt;
    const dropped = dropOf(plan, original, receipt.id);
    return dropped === undefined ? { receipt } : { receipt, dropped };
  });
}

function dropOf(plan: BenefitPlan, receipt: CaseReceipt, id: string): Reason | undefined {
  return policyYear(receipt, id) ?? hospital(plan, receipt, id) ?? outpatientWindow(plan, receipt, id);
}

function policyYear(receipt: CaseReceipt, id: string): Reason | undefined {
  if (receipt.inPolicyYear) return undefined;
  return {
    code: 'policy-year',
    receipt: id,
    message: { zh: `票据 ${id} 的就诊日期不在保单年度内。`, en: `The visit of receipt ${id} lies outside the policy year.` },
  };
}

function hospital(plan: BenefitPlan, { hospital: place }: CaseReceipt, id: string): Reason | undefined {
  const covered =
    place.level >= plan.minHospitalLevel &&
    (place.public || !plan.publicHospitalsOnly) &&
    (place.ward === 'ordinary' || !plan.ordinaryWardsOnly);
  if (covered) return undefined;
  return {
    code: 'hospital',
    receipt: id,
    message: {
      zh: `票据 ${id} 的医院或病房不在约定范围内。`,
      en: `The hospital or ward of receipt ${id} is not among those the policy covers.`,
    },
  };
}

function outpatientWindow(plan: BenefitPlan, receipt: CaseReceipt, id: string): Reason | undefined {
  if (receipt.kind !== 'outpatient') return undefined;
  const days = receipt.offsetDays;
  if (days !== undefined && isInWindow(days, plan)) return undefined;
  return {
    code: 'outpatient-window',
    receipt: id,
    message: {
      zh: `门诊票据 ${id} 不在住院前 ${plan.outpatientBeforeDays} 天至出院后 ${plan.outpatientAfterDays} 天之内。`,
      en: `Outpatient receipt ${id} is not within ${plan.outpatientBeforeDays} days before admission and ${plan.outpatientAfterDays} days after discharge.`,
    },
  };
}
