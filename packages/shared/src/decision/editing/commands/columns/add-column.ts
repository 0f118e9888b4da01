import { type DecisionTable, type TableInput, type TableOutput, tableLimits } from '../../../decision-table.ts';
import { isFreeName, type Side } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** A new column and the place on its side, from 0, where it stands afterwards. */
type NewColumn =
  | { readonly side: 'inputs'; readonly at: number; readonly head: TableInput }
  | { readonly side: 'outputs'; readonly at: number; readonly head: TableOutput };

/** Adds a column: an input that takes anything in every rule, or an output that gives nothing yet. */
export const addColumn = defineTableCommand<NewColumn>({
  title: { zh: '添加列', en: 'Add a column' },
  refuse(table, column) {
    if (table[column.side].length >= tableLimits.columns) return tableRefusals.tooManyColumns;
    if (column.at < 0 || column.at > table[column.side].length) return tableRefusals.noSuchColumn;
    const name = column.side === 'inputs' ? column.head.id : column.head.name;
    if (name.trim() === '') return tableRefusals.nameEmpty;
    return isFreeName(table, name) ? undefined : tableRefusals.nameTaken;
  },
  apply(table, column) {
    const rules = rulesWith(table, column);
    if (column.side === 'inputs') return { ...table, inputs: table.inputs.toSpliced(column.at, 0, column.head), rules };
    return { ...table, outputs: table.outputs.toSpliced(column.at, 0, column.head), rules };
  },
});

function rulesWith({ rules }: DecisionTable, { side, at }: { readonly side: Side; readonly at: number }): DecisionTable['rules'] {
  if (side === 'inputs') return rules.map((rule) => ({ ...rule, when: rule.when.toSpliced(at, 0, '-') }));
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  return rules.map((rule) => ({ ...rule, then: rule.then.toSpliced(at, 0, '') }));
}
