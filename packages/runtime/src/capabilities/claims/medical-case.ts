import { daysBetween } from '@mortise/shared/calendar';
import { type BenefitPlan, isSettledWithSI, offsetDaysOf, PayableCase, type Receipt } from '@mortise/shared/claim';
import type { Policy } from './policy.ts';

/** What the product says beside the policy's own figures. Each tenant sets its own: none is a clause of anybody's. */
export type ProductTerms = {
  readonly ratioUnsettledBp: number;
  readonly publicHospitalsOnly: boolean;
  readonly outpatientBeforeDays: number;
  readonly outpatientAfterDays: number;
  /** Outpatient visits count by themselves, not only near a hospital stay. */
  readonly outpatientAlone: boolean;
  readonly exclusions: readonly string[];
};

/** The benefit of a policy as the calculation takes it. */
export function planOf(policy: Policy, terms: ProductTerms): BenefitPlan {
  return {
    id: policy.product,
    version: 1,
    title: { zh: policy.product, en: policy.product },
    insuredWithSI: true,
    deductibleFen: policy.deductibleFen,
    commercialOffsetsDeductible: true,
    ratioBp: Math.round(policy.ratio * 10_000),
    ratioUnsettledBp: terms.ratioUnsettledBp,
    limitFen: policy.limitFen,
    waitDays: policy.waitDays,
    minHospitalLevel: policy.minHospitalLevel,
    publicHospitalsOnly: terms.publicHospitalsOnly,
    ordinaryWardsOnly: true,
    outpatientBeforeDays: terms.outpatientBeforeDays,
    outpatientAfterDays: terms.outpatientAfterDays,
    exclusions: [...terms.exclusions],
  };
}

/** The receipts of a claim as one case. A receipt with an admission is a hospital stay; one without a date counts as today's question for a person. */
export function medicalCaseOf(
  policy: Policy,
  terms: ProductTerms,
  cause: 'illness' | 'accident',
  receipts: readonly Receipt[],
): PayableCase {
  const stays = receipts.flatMap(({ admittedOn, dischargedOn }) => (admittedOn && dischargedOn ? [{ admittedOn, dischargedOn }] : []));
  const window = { outpatientBeforeDays: terms.outpatientBeforeDays, outpatientAfterDays: terms.outpatientAfterDays };
  const days = receipts.flatMap((receipt) => dayOf(receipt) ?? []).sort();
  const inputs = receipts.map((receipt, index) => {
    const day = dayOf(receipt);
    const stay = receipt.admittedOn !== undefined;
    const offset = !stay && receipt.visitOn !== undefined ? offsetDaysOf(receipt.visitOn, stays, window) : undefined;
    return {
      id: receipt.number ?? String(index + 1),
      kind: stay ? ('inpatient' as const) : terms.outpatientAlone ? ('special-outpatient' as const) : ('outpatient' as const),
      totalFen: receipt.totalFen ?? 0,
      nonCoveredFen: receipt.ownExpenseFen ?? 0,
      fundFen: receipt.fundFen ?? 0,
      otherPublicFen: receipt.otherFen ?? 0,
      hospital: hospitalOf(receipt.hospitalType),
      ...(offset === undefined ? {} : { offsetDays: offset }),
      inPolicyYear: day !== undefined && day >= policy.effectiveOn && day <= policy.expiresOn,
    };
  });
  return PayableCase.parse({
    cause,
    daysSinceStart: days[0] === undefined ? 0 : daysBetween(policy.effectiveOn, days[0]),
    renewal: false,
    diagnoses: [],
    settledWithSI: isSettledWithSI(inputs),
    receipts: inputs,
  });
}

function dayOf({ visitOn, admittedOn, issuedOn }: Receipt): string | undefined {
  return admittedOn ?? visitOn ?? issuedOn;
}

/** Level and ownership from the printed type, such as 三级公立医院; what is not printed is not known, and so of level 0. */
function hospitalOf(type = ''): { level: number; public: boolean } {
  const level = /三级|三甲/.test(type) ? 3 : /二级|二甲/.test(type) ? 2 : /一级/.test(type) ? 1 : 0;
  return { level, public: type.includes('公立') };
}
