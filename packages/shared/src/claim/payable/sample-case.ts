import type { z } from 'zod';
import type { BenefitPlan } from './benefit-plan.ts';
import { CaseReceipt, PayableCase, type PayableCaseInput } from './payable-case.ts';
import { type PolicyYear, untouchedYear } from './policy-year.ts';

/** A plan for tests with the round figures of the trade: deductible 10,000, 100 % or 60 %, 30 days of waiting. */
export const plan: BenefitPlan = {
  id: 'general-medical',
  version: 1,
  title: { zh: '一般医疗', en: 'General medical' },
  insuredWithSI: true,
  deductibleFen: 10_000_00,
  commercialOffsetsDeductible: true,
  ratioBp: 10_000,
  ratioUnsettledBp: 6_000,
  limitFen: 2_000_000_00,
  waitDays: 30,
  minHospitalLevel: 2,
  publicHospitalsOnly: true,
  ordinaryWardsOnly: true,
  outpatientBeforeDays: 7,
  outpatientAfterDays: 30,
  exclusions: ['Z41.1', 'O', 'F10'],
};

type Bill = Partial<Omit<z.input<typeof CaseReceipt>, 'id' | 'kind'>>;

/** A bill of a stay in a public third-level hospital, unless told otherwise. */
export function inpatient(id: string, bill: Bill): CaseReceipt {
  return receipt({ id, kind: 'inpatient', ...bill });
}

/** An outpatient bill of a public third-level hospital, unless told otherwise. */
export function outpatient(id: string, bill: Bill): CaseReceipt {
  return receipt({ id, kind: 'outpatient', ...bill });
}

/** An illness in the second half of the first year, settled through social insurance, unless told otherwise. */
export function claimOf(facts: Partial<PayableCaseInput>): PayableCase {
  return PayableCase.parse({
    cause: 'illness',
    daysSinceStart: 200,
    renewal: false,
    diagnoses: ['K35.8'],
    settledWithSI: true,
    receipts: [],
    ...facts,
  });
}

/** A year with this much used, otherwise untouched. */
export function yearWith(used: Partial<PolicyYear>): PolicyYear {
  return { ...untouchedYear, ...used };
}

function receipt(bill: Bill & Pick<CaseReceipt, 'id' | 'kind'>): CaseReceipt {
  return CaseReceipt.parse({ totalFen: 0, hospital: { level: 3, public: true }, ...bill });
}
