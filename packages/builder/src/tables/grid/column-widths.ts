import { cellText, type DecisionTable, type GridColumn, gridColumnsOf } from '@mortise/shared/decision';

const [narrowest, widest, letter] = [124, 300, 7.4];

/** The width of each column in points: what its heading and its first hundred cells need, within bounds. */
export function columnWidths(table: DecisionTable): readonly number[] {
  const sample = Array.from({ length: Math.min(table.rules.length, 100) }, (_, row) => row);
  return gridColumnsOf(table).map((column, index) => {
    const longest = sample.reduce(
      (most, row) => Math.max(most, lettersIn(cellText(table, { row, column: index }) ?? '')),
      headLetters(column),
    );
    return Math.round(Math.max(narrowest, Math.min(widest, longest * letter + 26)));
  });
}

function headLetters(column: GridColumn): number {
  if (column.side === 'notes') return 14;
  return lettersIn('label' in column.head ? column.head.label || column.head.id : column.head.name) + 5;
}

/** Chinese letters are twice as wide. */
function lettersIn(text: string): number {
  let count = 0;
  for (const character of text.slice(0, 60)) count += /[\u2e80-\uffef]/.test(character) ? 2 : 1;
  return count;
}
