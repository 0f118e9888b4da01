import type { CellAt } from '@mortise/shared/decision';
import { type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowWindow, scrolledTo } from './row-window.ts';

/** The width of the row numbers and the height of the heads, in points. */
export const numberWidth = 52;
export const headHeight = 52;

const scrollBar = 16;

type Sheet = { readonly focus: CellAt; readonly widths: readonly number[]; readonly rows: number };

/** The scrolled sheet: which rows are in view, and the selected cell brought into view whenever it changes. */
export function useSheetScroll({ focus, widths, rows }: Sheet) {
  const sheet = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const box = sheet.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setSeen((before) => ({ ...before, height: box.clientHeight - headHeight })));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const box = sheet.current;
    if (!box) return;
    box.scrollTop = scrolledTo(focus.row, { top: box.scrollTop, height: box.clientHeight - headHeight - scrollBar });
    const left = leftOf(widths, focus.column);
    const right = left + (widths[focus.column] ?? 0);
    const room = box.clientWidth - numberWidth - scrollBar;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + room) box.scrollLeft = right - room;
  }, [focus, widths]);
  return {
    sheet,
    shown: rowWindow({ ...seen, rows }),
    onScroll: ({ currentTarget }: UIEvent) => setSeen((before) => ({ ...before, top: currentTarget.scrollTop })),
  };
}

/** Where a column begins, behind the row numbers. */
export function leftOf(widths: readonly number[], column: number): number {
  return widths.slice(0, column).reduce((total, width) => total + width, 0);
}
