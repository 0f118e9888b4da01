import { type CellChange, cellText, withCells } from '../../cells.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Writes cells. An emptied input cell takes any value. */
export const setCells = defineTableCommand<{ readonly cells: readonly CellChange[] }>({
  title: { zh: '修改单元格', en: 'Edit cells' },
  refuse: (table, { cells }) => (cells.every((cell) => cellText(table, cell) !== undefined) ? undefined : tableRefusals.noSuchCell),
  apply: (table, { cells }) => withCells(table, cells),
});
