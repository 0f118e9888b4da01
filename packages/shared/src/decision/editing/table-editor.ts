import { type Editor, openEditor } from '../../editing/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { tableDiffering } from './table-difference.ts';

/** An open decision table. Holds no view state. */
export type TableEditor = Editor<DecisionTable>;

/** Opens a table for editing. */
export function openTableEditor(table: DecisionTable): TableEditor {
  return openEditor({ document: table, context: undefined, differing: tableDiffering });
}
