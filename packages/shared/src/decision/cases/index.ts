export { type Coverage, coverageOf } from './coverage.ts';
export { type GivenTable, type TableWorld, tableForGiven } from './given-inputs.ts';
export { textOfValue, type ValueColumn, valueFromText, valueKey } from './given-text.ts';
export { type CaseResult, runCases } from './run-cases.ts';
export { CaseExpectation, TableCase } from './table-case.ts';
export { withoutCases } from './without-cases.ts';
