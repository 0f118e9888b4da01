import type { Environment } from '../../expression/index.ts';
import type { Json, JsonRecord } from '../../json/index.ts';
import { valueFromText, valueKey } from '../cases/given-text.ts';
import type { DecisionTable, TableInput } from '../decision-table.ts';
import { at, isBlank } from './layout.ts';
import type { Grid, GridPlace } from './question.ts';
import { plainText } from './spelling/plain-text.ts';

/**
 * Inputs of a table that stand in a sheet, a row each. `missing`: inputs no column is named after; `ignored`: headings that name none;
 * `unread`: cells that are no value of their column, whose rows are left out.
 */
export type InputRows = {
  readonly rows: readonly JsonRecord[];
  readonly missing: readonly string[];
  readonly ignored: readonly string[];
  readonly unread: readonly (GridPlace & { readonly text: string })[];
};

/** Reads recorded inputs from a sheet with a row of headings (labels or ids of inputs, or what they ask). A blank cell is a missing value. */
export function inputsFromGrid(grid: Grid, { inputs }: Pick<DecisionTable, 'inputs'>, environment: Environment): InputRows {
  const head = grid.findIndex((row) => !isBlank(row));
  const headings = (grid[head] ?? []).map((heading) => plainText(heading));
  const columns = headings.map((heading) => inputs.find((input) => heading !== '' && namesOf(input).includes(heading)));
  const rows: JsonRecord[] = [];
  const unread: (GridPlace & { text: string })[] = [];
  for (const [row, cells] of grid.entries()) {
    if (row <= head || isBlank(cells)) continue;
    const given = new Map<string, Json>();
    const before = unread.length;
    for (const [column, input] of columns.entries()) {
      const text = at(grid, row, column);
      if (input === undefined || text.trim() === '') continue;
      const named = { name: input.id, type: input.type };
      const value = valueFromText(text, named, environment);
      if (value === undefined) unread.push({ row, column, text });
      else given.set(valueKey(named), value);
    }
    if (unread.length === before) rows.push(Object.fromEntries(given));
  }
  const known = new Set(columns);
  return {
    rows,
    missing: inputs.filter((input) => !known.has(input)).map(({ label, id }) => label || id),
    ignored: headings.filter((heading, column) => heading !== '' && columns[column] === undefined),
    unread,
  };
}

function namesOf({ id, label, expression }: TableInput): readonly string[] {
  return [label, id, expression].map(plainText);
}
