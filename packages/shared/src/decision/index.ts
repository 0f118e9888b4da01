export { type CompiledTable, compileTable } from './compile-table.ts';
export { inputNotAllowed, inputOfOtherType } from './decide.ts';
export { Aggregation, ColumnType, DecisionTable, HitPolicy, TableInput, TableOutput, TableRule } from './decision-table.ts';
export { dmnFromTable } from './dmn/dmn-from-table.ts';
export { type DmnReading, tableFromDmn } from './dmn/table-from-dmn.ts';
export * from './editing/index.ts';
export * from './sheet/index.ts';
export type { TablePlace, TableProblem, TableProblemCode } from './table-problem.ts';
export type { CellVerdict, Decision, DecisionTrace } from './verdict.ts';
