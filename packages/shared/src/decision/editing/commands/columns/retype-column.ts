import type { ColumnType } from '../../../decision-table.ts';
import { type ColumnAt, columnName, replaced } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Gives a column another type. Cells and allowed values stay as they are written: those that do not fit are told as problems. */
export const retypeColumn = defineTableCommand<ColumnAt & { readonly type: ColumnType }>({
  title: { zh: '修改列类型', en: 'Change the type' },
  refuse: (table, column) => (columnName(table, column) === undefined ? tableRefusals.noSuchColumn : undefined),
  apply(table, { side, index, type }) {
    if (table[side][index]?.type === type) return table;
    if (side === 'inputs') return { ...table, inputs: replaced(table.inputs, index, (input) => ({ ...input, type })) };
    return { ...table, outputs: replaced(table.outputs, index, (output) => ({ ...output, type })) };
  },
});
