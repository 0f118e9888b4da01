import { addRules, type CellBlock, cellText, fillDown, pasteCells, setCells } from '@mortise/shared/decision';
import { useCallback } from 'react';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import type { GridAction } from './grid-keys.ts';
import { type Bounds, fitted, rangeOf, stepped } from './selection.ts';

/** How far the keyboard goes: one row beyond the rules, where a new one is written. */
export function useBounds(): Bounds {
  const { inputs, outputs, rules } = useTable();
  const { readOnly } = useTableBoard();
  return { rows: rules.length + (readOnly ? 0 : 1), columns: inputs.length + outputs.length + 1 };
}

/** What keys, the pointer and the clipboard do to the grid. */
export function useGridActions() {
  const table = useTable();
  const { editor, readOnly } = useTableBoard();
  const perform = useTablePerform();
  const bounds = useBounds();
  const { change } = useTableView();
  const { selection, writing } = useTablePlace();

  /** Keeps what is written. In the row behind the last rule a new one begins; that and its first text undo as one. */
  const keep = useCallback(() => {
    if (writing === undefined) return;
    const { row, column } = selection.focus;
    const isNew = row >= table.rules.length;
    const joins = isNew ? `new-row:${row}:${editor.history().past.length}` : undefined;
    const isEmpty = isNew && writing.trim() === '';
    if (!isEmpty && (!isNew || perform(addRules, { at: row, count: 1 }, joins)))
      perform(setCells, { cells: [{ row, column, text: writing }] }, joins);
    change({ writing: undefined });
  }, [writing, selection, table.rules.length, editor, perform, change]);

  const withinRules = fitted(selection, { ...bounds, rows: table.rules.length });
  const fill = (text: string) => {
    const { from, to } = rangeOf(withinRules);
    const rows = Array.from({ length: to.row - from.row + 1 }, (_, down) => from.row + down);
    const columns = Array.from({ length: to.column - from.column + 1 }, (_, right) => from.column + right);
    if (table.rules.length > 0) perform(setCells, { cells: rows.flatMap((row) => columns.map((column) => ({ row, column, text }))) });
  };

  const everything = { anchor: { row: 0, column: 0 }, focus: { row: Math.max(0, table.rules.length - 1), column: bounds.columns - 1 } };
  const act = (action: GridAction): void => {
    if (action.is === 'step') change({ selection: stepped(selection, action, bounds) });
    if (action.is === 'keep') {
      keep();
      change({ selection: stepped(selection, { ...action, extend: false }, bounds) });
    }
    if (action.is === 'leave') change({ writing: undefined });
    if (action.is === 'all') change({ selection: everything });
    if (readOnly) return;
    if (action.is === 'write') change({ writing: cellText(table, selection.focus) ?? '' });
    if (action.is === 'clear') fill('');
    if (action.is === 'fill') perform(fillDown, rangeOf(withinRules));
    if (action.is === 'undo') editor.undo();
    if (action.is === 'redo') editor.redo();
  };

  /** Puts a block where the selection begins. One cell fills all that is selected. */
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

  return { act, keep, paste, bounds };
}
