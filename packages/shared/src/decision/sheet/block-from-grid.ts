import type { DecisionTable } from '../decision-table.ts';
import { gridColumnsOf } from '../editing/columns.ts';
import { readColumn } from './column-reading.ts';
import { widthOf } from './layout.ts';
import type { Conversion, Grid, SheetAnswers, SheetQuestion } from './question.ts';

/** A pasted block as cells of a table, or what has to be asked first. Places of conversions are counted within the block. */
export type BlockReading =
  | { readonly is: 'read'; readonly block: readonly (readonly string[])[]; readonly conversions: readonly Conversion[] }
  | { readonly is: 'asks'; readonly questions: readonly SheetQuestion[] };

type Target = {
  readonly table: Pick<DecisionTable, 'inputs' | 'outputs'>;
  /** The column of the grid where the block begins, from 0. */
  readonly column: number;
  readonly names?: Iterable<string>;
  readonly answers?: SheetAnswers;
};

/** Reads cells that come from a spreadsheet as cells of the columns they are pasted into. A blank input takes anything; notes stay as they are. */
export function blockFromGrid(grid: Grid, { table, column: first, names, answers = {} }: Target): BlockReading {
  const known = new Set(names);
  const columns = gridColumnsOf(table).slice(first);
  const read = Array.from({ length: widthOf(grid) }, (_, index) => {
    const cells = grid.map((row) => row[index] ?? '');
    const column = columns[index];
    if (column === undefined || column.side === 'notes') return { cells: cells.map((feel) => ({ feel, why: [] })), questions: [] };
    const { side, head } = column;
    const heading = 'label' in head ? head.label || head.id : head.name;
    return readColumn({ key: `c${first + index + 1}`, heading, cells, side, type: head.type, names: known, blanks: 'any' }, answers);
  });
  const questions = read.flatMap((column) => column.questions);
  if (questions.length > 0) return { is: 'asks', questions };
  const block = grid.map((texts, row) => read.slice(0, texts.length).map(({ cells }) => cells[row]?.feel ?? ''));
  const conversions = read.flatMap(({ cells }, column) =>
    cells.flatMap(({ feel, why }, row) => (why.length === 0 ? [] : [{ row, column, from: grid[row]?.[column] ?? '', to: feel, why }])),
  );
  return { is: 'read', block, conversions };
}
