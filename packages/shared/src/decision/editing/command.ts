import type { Command } from '../../editing/index.ts';
import type { DecisionTable } from '../decision-table.ts';

/** One edit of a decision table. Rows and columns are told by their place from 0, so that a table with an id given twice can be mended. */
export type TableCommand<I> = Command<DecisionTable, I>;

/** Declares an edit of a table: one file in `commands/`, one test, one gesture or menu entry that performs it. */
export function defineTableCommand<I>(command: TableCommand<I>): TableCommand<I> {
  return command;
}
