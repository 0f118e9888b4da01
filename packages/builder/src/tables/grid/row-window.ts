/** The height of a row in points; all are alike, so that the place of each is known without drawing the others. */
export const rowHeight = 34;

/** How many rows beyond the visible ones are drawn on each side. */
const beyond = 10;

/** The rows to draw of a list that is scrolled: from the first to before the last. */
export function rowWindow(view: { readonly top: number; readonly height: number; readonly rows: number }): {
  readonly from: number;
  readonly to: number;
} {
  const first = Math.floor(view.top / rowHeight);
  const count = Math.ceil(view.height / rowHeight);
  return { from: Math.max(0, Math.min(first, view.rows) - beyond), to: Math.min(view.rows, first + count + beyond) };
}

/** Where to scroll so that a row is in view between the head and the lower edge; as it is when it is in view already. */
export function scrolledTo(row: number, view: { readonly top: number; readonly height: number }): number {
  const [upper, lower] = [row * rowHeight, (row + 1) * rowHeight];
  if (upper < view.top) return upper;
  return lower > view.top + view.height ? lower - view.height : view.top;
}
