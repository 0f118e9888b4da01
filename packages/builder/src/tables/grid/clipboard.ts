import { blockOf, type CellBlock, type CellRange, type DecisionTable, guarded } from '@mortise/shared/decision';

/** The form in which cells travel between tables of ours, without any reading and converting. */
export const cellsForm = 'application/x-mortise-cells';

/** What is put on the clipboard: for spreadsheets as tabbed text that none of them takes for a formula, for ourselves as it is. */
export function copied(table: DecisionTable, range: CellRange): { readonly text: string; readonly cells: string } {
  const block = blockOf(table, range);
  const isInput = (index: number) => range.from.column + index < table.inputs.length;
  const shown = block.map((row) => row.map((cell, index) => (isInput(index) && cell === '-' ? '' : cell)));
  return {
    text: guarded(shown)
      .map((row) => row.map(tabbed).join('\t'))
      .join('\r\n'),
    cells: JSON.stringify(block),
  };
}

/** Cells that were copied from a table of ours; `undefined` for anything else. */
export function ownCells(text: string): CellBlock | undefined {
  if (text === '') return undefined;
  try {
    const block: unknown = JSON.parse(text);
    return isBlock(block) ? block : undefined;
  } catch {
    return undefined;
  }
}

function isBlock(value: unknown): value is CellBlock {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));
}

/** As spreadsheets do: quotes around what holds a tab, a quote or a new line. */
function tabbed(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
