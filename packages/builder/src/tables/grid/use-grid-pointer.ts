import { type PointerEvent, useRef } from 'react';
import { useTablePlace, useTableView } from '../table-view.tsx';
import { cellSelected, type Selection } from './selection.ts';
import { useGridActions } from './use-grid-actions.ts';
import { useBounds, useKeep } from './use-grid-edits.ts';

/** Selecting with the pointer: a cell, a row by its number, more of them by dragging or with the shift key. */
export function useGridPointer(onSelect: () => void) {
  const { change } = useTableView();
  const act = useGridActions();
  const keep = useKeep();
  const bounds = useBounds();
  const dragging = useRef(false);
  const { anchor, focus } = useTablePlace().selection;
  return {
    onPointerDown(event: PointerEvent) {
      const at = placeOf(event.target, bounds.columns);
      if (!at || event.button !== 0) return;
      event.preventDefault();
      keep();
      onSelect();
      dragging.current = true;
      change({ selection: event.shiftKey ? { anchor, focus: at.focus } : at, writing: undefined });
    },
    onPointerMove(event: PointerEvent) {
      const at = dragging.current && event.buttons === 1 ? placeOf(event.target, bounds.columns) : undefined;
      if (at && (at.focus.row !== focus.row || at.focus.column !== focus.column)) change({ selection: { anchor, focus: at.focus } });
    },
    onPointerUp() {
      dragging.current = false;
    },
    onDoubleClick: () => act({ is: 'write' }),
  };
}

/** The cell under the pointer; on a row's number, the whole row. */
function placeOf(target: EventTarget, columns: number): Selection | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (!cell) return undefined;
  const row = Number(cell.dataset.row);
  if (cell.dataset.column === undefined) return { anchor: { row, column: 0 }, focus: { row, column: columns - 1 } };
  return cellSelected({ row, column: Number(cell.dataset.column) });
}
