import type { DecisionTable } from '../../../decision-table.ts';
import { tableLimits } from '../../../decision-table.ts';
import { blankRules, type CellAt, withCells } from '../../cells.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Texts of neighbouring cells, row by row; rows may differ in length. */
export type CellBlock = readonly (readonly string[])[];

/** Writes a block of cells from a place to the right and down. The table grows by as many rules as the block needs. */
export const pasteCells = defineTableCommand<{ readonly at: CellAt; readonly block: CellBlock }>({
  title: { zh: '粘贴', en: 'Paste' },
  refuse(table, { at, block }) {
    if (block.every((row) => row.length === 0)) return tableRefusals.nothing;
    const columns = table.inputs.length + table.outputs.length + 1;
    if (at.row < 0 || at.row > table.rules.length || at.column < 0 || at.column >= columns) return tableRefusals.noSuchCell;
    if (at.column + Math.max(...block.map((row) => row.length)) > columns) return tableRefusals.tooWide;
    return at.row + block.length > tableLimits.rules ? tableRefusals.tooManyRules : undefined;
  },
  apply(table, { at, block }) {
    const cells = block.flatMap((texts, down) => texts.map((text, right) => ({ row: at.row + down, column: at.column + right, text })));
    return withCells(grown(table, at.row + block.length), cells);
  },
});

function grown(table: DecisionTable, rows: number): DecisionTable {
  const missing = rows - table.rules.length;
  return missing <= 0 ? table : { ...table, rules: [...table.rules, ...blankRules(table, missing)] };
}
