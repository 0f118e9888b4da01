import type { BenefitPlan } from './benefit-plan.ts';
import type { PayableCase } from './payable-case.ts';
import type { Reason, RejectCode } from './reason.ts';

/** A reason that holds back the whole claim. */
export type Rejection = Reason & { readonly code: RejectCode };

/** The questions of refusal this case raises, those a person has lifted left out. */
export function rejectionsOf(plan: BenefitPlan, claimed: PayableCase): readonly Rejection[] {
  const raised = [waiting(plan, claimed), preExisting(claimed), exclusion(plan, claimed)];
  return raised.filter((reason) => reason !== undefined).filter(({ code }) => !claimed.lifted.some((lifted) => lifted === code));
}

function waiting(plan: BenefitPlan, claimed: PayableCase): Rejection | undefined {
  if (claimed.cause === 'accident' || claimed.renewal || claimed.daysSinceStart >= plan.waitDays) return undefined;
  const day = claimed.daysSinceStart + 1;
  return {
    code: 'waiting',
    message: {
      zh: `疾病发生在保单第 ${day} 天，仍在 ${plan.waitDays} 天等待期内，需要人工核实。`,
      en: `The illness occurred on day ${day} of the policy, inside the waiting period of ${plan.waitDays} days; a person has to look at it.`,
    },
  };
}

function preExisting(claimed: PayableCase): Rejection | undefined {
  if (!claimed.preExisting) return undefined;
  return {
    code: 'pre-existing',
    message: {
      zh: '疾病在保单生效前已确诊，需要人工核实健康告知。',
      en: 'The illness was known before the policy began; a person has to look at the health declaration.',
    },
  };
}

function exclusion(plan: BenefitPlan, claimed: PayableCase): Rejection | undefined {
  for (const diagnosis of claimed.diagnoses) {
    const excluded = plan.exclusions.find((prefix) => plain(diagnosis).startsWith(plain(prefix)));
    if (excluded !== undefined) {
      return {
        code: 'exclusion',
        message: {
          zh: `诊断 ${diagnosis} 属于责任免除 ${excluded}，需要人工判断是否适用。`,
          en: `Diagnosis ${diagnosis} falls under the exclusion ${excluded}; a person has to judge whether it applies.`,
        },
      };
    }
  }
  return undefined;
}

/** ICD-10 is written with and without its point, in either width and case. */
function plain(code: string): string {
  return code.normalize('NFKC').replaceAll(/[.\s]/g, '').toUpperCase();
}
