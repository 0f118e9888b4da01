export { type DifferenceLine, differenceLines } from './difference-lines.ts';
export {
  type CellChanged,
  type ColumnChange,
  type ColumnPart,
  differenceOfTables,
  type RuleChange,
  type TableDifference,
} from './table-difference.ts';
