import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Names the table for people; its id, by which flows know it, stays. */
export const renameTable = defineTableCommand<{ readonly name: string }>({
  title: { zh: '决策表改名', en: 'Rename the table' },
  refuse: (_, { name }) => (name.trim() === '' ? tableRefusals.nameEmpty : undefined),
  apply: (table, { name }) => (table.name === name ? table : { ...table, name }),
});
