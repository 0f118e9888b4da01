import type { CellAt } from '@mortise/shared/decision';
import { type UIEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { rowWindow, scrolledTo } from './row-window.ts';

/** The width of the row numbers and the height of the heads, in points. */
export const numberWidth = 52;
export const headHeight = 52;

const scrollBar = 16;

type Sheet = { readonly focus: CellAt; readonly widths: readonly number[]; readonly rows: number };

/** The scrolled sheet: its columns filling the room there is, which rows are in view, and the selected cell brought into view when it changes. */
export function useSheetScroll({ focus, widths: least, rows }: Sheet) {
  const sheet = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600, width: 0 });
  const widths = useMemo(() => filled(least, seen.width - numberWidth), [least, seen.width]);
  useLayoutEffect(() => {
    const box = sheet.current;
    if (!box) return;
    const measure = () => setSeen((before) => ({ ...before, height: box.clientHeight - headHeight, width: box.clientWidth }));
    const watch = new ResizeObserver(measure);
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
    widths,
    shown: rowWindow({ ...seen, rows }),
    onScroll: ({ currentTarget }: UIEvent) => setSeen((before) => ({ ...before, top: currentTarget.scrollTop })),
  };
}

/** The last column, that of the notes, takes what is left. */
function filled(widths: readonly number[], room: number): readonly number[] {
  const left = room - leftOf(widths, widths.length);
  return left <= 0 ? widths : widths.with(-1, (widths.at(-1) ?? 0) + left);
}

/** Where a column begins, behind the row numbers. */
export function leftOf(widths: readonly number[], column: number): number {
  return widths.slice(0, column).reduce((total, width) => total + width, 0);
}
