import type { Grid } from './question.ts';

/** What a column of a sheet is for. */
export type Role = 'input' | 'output' | 'note' | 'rule' | 'ignored';

/** A column of a sheet by its place, with what the sheet tells about it; what it does not tell is missing. */
export type LayoutColumn = {
  readonly column: number;
  readonly heading: string;
  readonly role?: Role | undefined;
  /** It is a column of the table whose rules the sheet brings anew. */
  readonly known?: true;
  readonly name?: string;
  readonly label?: string;
  readonly expression?: string;
  readonly type?: string;
  readonly allowed?: string;
};

/** What stands where in a sheet: the columns, and the rows that hold rules. `own`: written by us, so that blank inputs take anything. */
export type Layout = {
  readonly own: boolean;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly policy?: string | undefined;
  readonly aggregation?: string | undefined;
  /** The hit policy is that of the table whose rules the sheet brings anew. */
  readonly policyKept?: boolean;
  readonly columns: readonly LayoutColumn[];
  readonly rows: readonly number[];
};

/** The text of a cell; empty outside of the sheet. */
export function at(grid: Grid, row: number, column: number): string {
  return grid[row]?.[column] ?? '';
}

/** The number of columns of the widest row. */
export function widthOf(grid: Grid): number {
  return grid.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Whether nothing stands in a row. */
export function isBlank(row: readonly string[] | undefined): boolean {
  return (row ?? []).every((cell) => cell.trim() === '');
}
