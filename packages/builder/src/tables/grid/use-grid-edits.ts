import { addRules, type CellBlock, pasteCells, setCells } from '@mortise/shared/decision';
import { useCallback } from 'react';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import { type Bounds, fitted, rangeOf } from './selection.ts';

/** How far the keyboard goes: one row beyond the rules, where a new one is written. */
export function useBounds(): Bounds {
  const { inputs, outputs, rules } = useTable();
  const { readOnly } = useTableBoard();
  return { rows: rules.length + (readOnly ? 0 : 1), columns: inputs.length + outputs.length + 1 };
}

/** Keeps what is written. In the row behind the last rule a new one begins; that and its first text undo as one. */
export function useKeep(): () => void {
  const { rules } = useTable();
  const { editor } = useTableBoard();
  const perform = useTablePerform();
  const { change } = useTableView();
  const { selection, writing } = useTablePlace();
  return useCallback(() => {
    if (writing === undefined) return;
    const { row, column } = selection.focus;
    const isNew = row >= rules.length;
    const joins = isNew ? `new-row:${row}:${editor.history().past.length}` : undefined;
    const isEmpty = isNew && writing.trim() === '';
    if (!isEmpty && (!isNew || perform(addRules, { at: row, count: 1 }, joins)))
      perform(setCells, { cells: [{ row, column, text: writing }] }, joins);
    change({ writing: undefined });
  }, [writing, selection, rules.length, editor, perform, change]);
}

/** Writes one text into every selected cell, or a block from where the selection begins; one cell fills all that is selected. */
export function useGridEdits() {
  const table = useTable();
  const perform = useTablePerform();
  const bounds = useBounds();
  const { change } = useTableView();
  const { selection } = useTablePlace();
  const fill = (text: string) => {
    const { from, to } = rangeOf(fitted(selection, { ...bounds, rows: table.rules.length }));
    const rows = Array.from({ length: to.row - from.row + 1 }, (_, down) => from.row + down);
    const columns = Array.from({ length: to.column - from.column + 1 }, (_, right) => from.column + right);
    if (table.rules.length > 0) perform(setCells, { cells: rows.flatMap((row) => columns.map((column) => ({ row, column, text }))) });
  };
  const paste = (block: CellBlock): boolean => {
    const { from, to } = rangeOf(selection);
    const [[only] = []] = block;
    if (block.length === 1 && block[0]?.length === 1 && only !== undefined && (to.row > from.row || to.column > from.column)) {
      fill(only);
      return true;
    }
    if (!perform(pasteCells, { at: from, block })) return false;
    const width = Math.max(...block.map((row) => row.length));
    change({ selection: { anchor: from, focus: { row: from.row + block.length - 1, column: from.column + width - 1 } } });
    return true;
  };
  return { fill, paste };
}
