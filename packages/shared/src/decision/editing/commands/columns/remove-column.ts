import { type ColumnAt, columnName } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Removes a column with its cell in every rule. */
export const removeColumn = defineTableCommand<ColumnAt>({
  title: { zh: '删除列', en: 'Delete the column' },
  refuse(table, column) {
    if (columnName(table, column) === undefined) return tableRefusals.noSuchColumn;
    return column.side === 'outputs' && table.outputs.length === 1 ? tableRefusals.lastOutput : undefined;
  },
  apply(table, { side, index }) {
    if (side === 'inputs') {
      const rules = table.rules.map((rule) => ({ ...rule, when: rule.when.toSpliced(index, 1) }));
      return { ...table, inputs: table.inputs.toSpliced(index, 1), rules };
    }
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    const rules = table.rules.map((rule) => ({ ...rule, then: rule.then.toSpliced(index, 1) }));
    return { ...table, outputs: table.outputs.toSpliced(index, 1), rules };
  },
});
