import type { Grid } from './question.ts';

/**
 * Makes a grid safe to be opened by a spreadsheet from CSV or the clipboard: a cell that it would take for a formula (`=`, `+`, `-`, `@`,
 * tab or return at its beginning, full-width as well, behind spaces too) gets a `'` in front. `unguarded` undoes it exactly.
 */
export function guarded(grid: Grid): string[][] {
  return grid.map((row) => row.map((cell) => (formula.test(cell) ? `'${cell}` : cell)));
}

/** The grid before `guarded`. */
export function unguarded(grid: Grid): string[][] {
  return grid.map((row) => row.map((cell) => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)));
}

const formula = /^['\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/;
