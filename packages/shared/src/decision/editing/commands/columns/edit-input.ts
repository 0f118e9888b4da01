import { replaced } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Writes what an input is called for people, and what it asks; what is not given stays. */
export const editInput = defineTableCommand<{ readonly index: number; readonly label?: string; readonly expression?: string }>({
  title: { zh: '修改输入列', en: 'Edit the input' },
  refuse: (table, { index }) => (table.inputs[index] === undefined ? tableRefusals.noSuchColumn : undefined),
  apply: (table, { index, ...change }) => ({ ...table, inputs: replaced(table.inputs, index, (input) => ({ ...input, ...change })) }),
});
