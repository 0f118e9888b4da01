export * from './analysis/index.ts';
export { inputNotAllowed, inputOfOtherType } from './ask-input.ts';
export {
  type CellSet,
  cellSetOf,
  compareValues,
  complementOf,
  contains,
  everything,
  intersectionOf,
  isEmpty,
  isEverything,
  isSubset,
  type Opacity,
  type Scale,
  type Span,
  sampleOf,
  scaleOf,
  spanOfValue,
  unionOf,
  valueNextTo,
} from './cells/index.ts';
export { type CompiledTable, compileTable } from './compile-table.ts';
export { Aggregation, ColumnType, DecisionTable, HitPolicy, TableInput, TableOutput, TableRule } from './decision-table.ts';
export { dmnFromTable } from './dmn/dmn-from-table.ts';
export { type DmnReading, tableFromDmn } from './dmn/table-from-dmn.ts';
export { explainDecision } from './explanation/explain-decision.ts';
export type { TablePlace, TableProblem, TableProblemCode } from './table-problem.ts';
export type { AskedInput, CellVerdict, Decision, DecisionTrace } from './verdict.ts';
