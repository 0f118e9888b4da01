import { cellText, fillDown } from '@mortise/shared/decision';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTablePlace, useTableView } from '../table-view.tsx';
import type { GridAction } from './grid-keys.ts';
import { fitted, rangeOf, stepped } from './selection.ts';
import { useBounds, useGridEdits, useKeep } from './use-grid-edits.ts';

/** Does what a key or the pointer means in the grid. */
export function useGridActions(): (action: GridAction) => void {
  const table = useTable();
  const { editor, readOnly } = useTableBoard();
  const perform = useTablePerform();
  const bounds = useBounds();
  const keep = useKeep();
  const { fill } = useGridEdits();
  const { change } = useTableView();
  const { selection } = useTablePlace();
  const last = Math.max(0, table.rules.length - 1);
  return (action) => {
    if (action.is === 'step') change({ selection: stepped(selection, action, bounds) });
    if (action.is === 'keep') {
      keep();
      change({ selection: stepped(selection, { ...action, extend: false }, bounds) });
    }
    if (action.is === 'leave') change({ writing: undefined });
    if (action.is === 'all') change({ selection: { anchor: { row: 0, column: 0 }, focus: { row: last, column: bounds.columns - 1 } } });
    if (readOnly) return;
    if (action.is === 'write') change({ writing: cellText(table, selection.focus) ?? '' });
    if (action.is === 'clear') fill('');
    if (action.is === 'fill') perform(fillDown, rangeOf(fitted(selection, { ...bounds, rows: table.rules.length })));
    if (action.is === 'undo') editor.undo();
    if (action.is === 'redo') editor.redo();
  };
}
