import type { Page, PageLine } from './page.ts';
import { straighten } from './straighten.ts';

/** The pieces of a page row by row, each row from left to right, whatever way the page leans. */
export function rowsOf(page: Page): PageLine[][] {
  const rows: { y: number; cells: ReturnType<typeof straighten> }[] = [];
  for (const cell of straighten(page)) {
    const row = rows.at(-1);
    if (row === undefined || cell.y - row.y > 0.5) rows.push({ y: cell.y, cells: [cell] });
    else {
      row.cells.push(cell);
      row.y += (cell.y - row.y) / row.cells.length;
    }
  }
  return rows.map(({ cells }) => cells.sort((one, other) => one.left - other.left).map(({ line }) => line));
}
