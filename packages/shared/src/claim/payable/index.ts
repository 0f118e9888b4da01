export { BenefitPlan } from './benefit-plan.ts';
export type { ExplanationNode, FigureSource } from './explanation.ts';
export { offsetDaysOf, type Stay } from './outpatient-window.ts';
export { type Payable, payableOf } from './payable.ts';
export { CareKind, CaseReceipt, isSettledWithSI, PayableCase, type PayableCaseInput } from './payable-case.ts';
export { differencesFrom, PayableVector, payableCaseFrom } from './payable-vector.ts';
export { PolicyYear, type Postings, reversalOf, untouchedYear, yearAfter } from './policy-year.ts';
export { DropCode, type Reason, RejectCode } from './reason.ts';
