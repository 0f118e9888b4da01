export { type AnalysisOptions, analyseTable } from './analyse-table.ts';
export { compareTables, type Difference, type TableComparison } from './compare/compare-tables.ts';
export type { Decided } from './compare/decided.ts';
export type { Example, Finding, FindingCode, Region, Severity, TableAnalysis, Weight } from './finding.ts';
export { openReadings, type Readings } from './space/space.ts';
export { applyFix, type RuleEdit, type TableFix } from './table-fix.ts';
export { type RecordedCase, weigh } from './weigh.ts';
