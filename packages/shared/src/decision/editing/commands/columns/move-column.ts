import { type ColumnAt, columnName, moved } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Moves a column, with its cells, to another place on its own side. */
export const moveColumn = defineTableCommand<ColumnAt & { readonly to: number }>({
  title: { zh: '移动列', en: 'Move the column' },
  refuse(table, { to, ...column }) {
    if (columnName(table, column) === undefined || columnName(table, { ...column, index: to }) === undefined)
      return tableRefusals.noSuchColumn;
    return to === column.index ? tableRefusals.nothing : undefined;
  },
  apply(table, { side, index, to }) {
    const move = { from: index, count: 1, to };
    if (side === 'inputs') {
      const rules = table.rules.map((rule) => ({ ...rule, when: moved(rule.when, move) }));
      return { ...table, inputs: moved(table.inputs, move), rules };
    }
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    const rules = table.rules.map((rule) => ({ ...rule, then: moved(rule.then, move) }));
    return { ...table, outputs: moved(table.outputs, move), rules };
  },
});
