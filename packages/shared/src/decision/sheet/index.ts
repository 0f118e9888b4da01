export { type BlockReading, blockFromGrid } from './block-from-grid.ts';
export { guarded, unguarded } from './guard.ts';
export { aggregationTitles, policyTitles, typeTitles } from './head-words.ts';
export { type InputRows, inputsFromGrid } from './inputs-from-grid.ts';
export { allowedFrom, allowedText, gridFromTable } from './own-sheet.ts';
export type { Conversion, Grid, GridPlace, SheetAnswers, SheetQuestion } from './question.ts';
export { type Reason, reasonText } from './spelling/reasons.ts';
export { type SheetContext, type SheetReading, tableFromGrid } from './table-from-grid.ts';
