import { type CellRange, cellText, withCells } from '../../cells.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Copies the first row of a rectangle into the rows below it. */
export const fillDown = defineTableCommand<CellRange>({
  title: { zh: '向下填充', en: 'Fill down' },
  refuse(table, { from, to }) {
    if (cellText(table, from) === undefined || cellText(table, to) === undefined) return tableRefusals.noSuchCell;
    return to.row <= from.row || to.column < from.column ? tableRefusals.nothing : undefined;
  },
  apply(table, { from, to }) {
    const columns = Array.from({ length: to.column - from.column + 1 }, (_, right) => from.column + right);
    const rows = Array.from({ length: to.row - from.row }, (_, down) => from.row + 1 + down);
    const texts = columns.map((column) => ({ column, text: cellText(table, { row: from.row, column }) ?? '' }));
    return withCells(
      table,
      rows.flatMap((row) => texts.map((cell) => ({ ...cell, row }))),
    );
  },
});
