import { at, type Layout } from './layout.ts';
import type { Grid } from './question.ts';

/**
 * The ids of the rules: those of one of our own sheets as they stand, with new ones for rows that were added; of another sheet those in
 * its column of numbers, if each can be an id and none comes twice, else `r1`, `r2`….
 */
export function ruleIdsFrom(grid: Grid, { own, columns, rows }: Layout): readonly string[] {
  const column = columns.find(({ role }) => role === 'rule');
  const written = rows.map((row) => (column === undefined ? '' : at(grid, row, column.column)));
  if (own) return filled(written);
  const usable = new Set(written).size === written.length && written.every((id) => /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u.test(id));
  return usable ? written : rows.map((_, index) => `r${index + 1}`);
}

function filled(written: readonly string[]): readonly string[] {
  const taken = new Set(written);
  let next = 1;
  return written.map((id) => {
    if (id !== '') return id;
    while (taken.has(`r${next}`)) next += 1;
    taken.add(`r${next}`);
    return `r${next}`;
  });
}
