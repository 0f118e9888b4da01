import type { CellAt, CellRange } from '@mortise/shared/decision';

/** What is selected: the cell where it began, and the one that has the keyboard. */
export type Selection = { readonly anchor: CellAt; readonly focus: CellAt };

/** How far the grid reaches: its number of rows and columns. */
export type Bounds = { readonly rows: number; readonly columns: number };

/** One cell. */
export function cellSelected(at: CellAt): Selection {
  return { anchor: at, focus: at };
}

/** The rectangle that is selected. */
export function rangeOf({ anchor, focus }: Selection): CellRange {
  return {
    from: { row: Math.min(anchor.row, focus.row), column: Math.min(anchor.column, focus.column) },
    to: { row: Math.max(anchor.row, focus.row), column: Math.max(anchor.column, focus.column) },
  };
}

/** The selection after the keyboard went some rows and columns, within the grid; extended from where it began, if asked. */
export function stepped(
  { anchor, focus }: Selection,
  { rows, columns, extend }: { readonly rows: number; readonly columns: number; readonly extend: boolean },
  bounds: Bounds,
): Selection {
  const next = within({ row: focus.row + rows, column: focus.column + columns }, bounds);
  return { anchor: extend ? anchor : next, focus: next };
}

/** The selection inside a grid that may have become smaller. */
export function fitted({ anchor, focus }: Selection, bounds: Bounds): Selection {
  const [from, to] = [within(anchor, bounds), within(focus, bounds)];
  return from === anchor && to === focus ? { anchor, focus } : { anchor: from, focus: to };
}

/** The whole rows of what is selected, as a range of rules; none in a grid without rows. */
export function rowsOf(selection: Selection, { rows }: Bounds): { readonly from: number; readonly count: number } {
  const { from, to } = rangeOf(selection);
  return { from: from.row, count: Math.max(0, Math.min(to.row, rows - 1) - from.row + 1) };
}

function within(at: CellAt, { rows, columns }: Bounds): CellAt {
  const row = Math.max(0, Math.min(at.row, rows - 1));
  const column = Math.max(0, Math.min(at.column, columns - 1));
  return row === at.row && column === at.column ? at : { row, column };
}
