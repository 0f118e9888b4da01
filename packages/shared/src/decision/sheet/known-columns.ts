import type { DecisionTable } from '../decision-table.ts';
import type { Layout, LayoutColumn } from './layout.ts';
import { allowedText } from './own-sheet.ts';
import { plainText } from './spelling/plain-text.ts';

/** The columns of a table whose rules a sheet brings anew. */
export type KnownTable = Pick<DecisionTable, 'inputs' | 'outputs' | 'hitPolicy' | 'aggregation'>;

/**
 * The layout of somebody's own sheet with what is known already: a heading that names a column of the table (an input by label, id or
 * what it asks, an output by name) is that column, and the hit policy is the table's where the sheet says none.
 */
export function withKnownColumns(layout: Layout, known: KnownTable): Layout {
  if (layout.own) return layout;
  const taken = new Set<string>();
  const columns = layout.columns.map((column) => {
    const found = knownInput(column, known) ?? knownOutput(column, known);
    if (found?.name === undefined || taken.has(found.name)) return column;
    taken.add(found.name);
    return found;
  });
  const policy = layout.policy ?? known.hitPolicy;
  const aggregation = layout.policy === undefined ? known.aggregation : layout.aggregation;
  return { ...layout, columns, policy, aggregation, policyKept: layout.policy === undefined };
}

function knownInput(column: LayoutColumn, { inputs }: KnownTable): LayoutColumn | undefined {
  if (column.role !== undefined && column.role !== 'input') return undefined;
  const heading = plainText(column.heading);
  const input = inputs.find(
    ({ id, label, expression }) => heading !== '' && [label, id, expression].some((word) => plainText(word) === heading),
  );
  if (input === undefined) return undefined;
  const { id, label, expression, type, allowed } = input;
  return {
    ...column,
    role: 'input',
    known: true,
    name: id,
    label,
    expression,
    type,
    ...(allowed ? { allowed: allowedText(allowed) } : {}),
  };
}

function knownOutput(column: LayoutColumn, { outputs }: KnownTable): LayoutColumn | undefined {
  if (column.role !== undefined && column.role !== 'output') return undefined;
  const output = outputs.find(({ name }) => plainText(name) === plainText(column.heading));
  if (output === undefined) return undefined;
  const { name, type, allowed } = output;
  return { ...column, role: 'output', known: true, name, type, ...(allowed ? { allowed: allowedText(allowed) } : {}) };
}
