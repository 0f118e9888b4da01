import type { DecisionTable } from '../../../decision-table.ts';
import { defineTableCommand } from '../../command.ts';

/** Puts another table in the place of this one, as an import does. The id stays, and so do the test cases unless the other brings its own. */
export const replaceTable = defineTableCommand<{ readonly table: DecisionTable }>({
  title: { zh: '导入决策表', en: 'Import a table' },
  refuse: () => undefined,
  apply({ id, cases }, { table }) {
    const kept = table.cases ?? cases;
    const { cases: _, ...rest } = table;
    return { ...rest, id, ...(kept === undefined ? {} : { cases: kept }) };
  },
});
