import { type ColumnAt, columnName, replaced } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Writes the allowed values of a column, as FEEL; for an output the most important first. None lifts the limit. */
export const setAllowed = defineTableCommand<ColumnAt & { readonly allowed: readonly string[] }>({
  title: { zh: '修改允许值', en: 'Change the allowed values' },
  refuse: (table, column) => (columnName(table, column) === undefined ? tableRefusals.noSuchColumn : undefined),
  apply(table, { side, index, allowed }) {
    const limit = allowed.length === 0 ? {} : { allowed: [...allowed] };
    if (side === 'inputs') return { ...table, inputs: replaced(table.inputs, index, ({ allowed: _, ...free }) => ({ ...free, ...limit })) };
    return { ...table, outputs: replaced(table.outputs, index, ({ allowed: _, ...free }) => ({ ...free, ...limit })) };
  },
});
