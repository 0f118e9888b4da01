import { tableLimits } from '../../../decision-table.ts';
import { blankRules } from '../../cells.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Puts new rules before the row `at` (from 0; the number of rules puts them last): they take anything and give nothing yet. */
export const addRules = defineTableCommand<{ readonly at: number; readonly count: number }>({
  title: { zh: '添加规则', en: 'Add rules' },
  refuse(table, { at, count }) {
    if (count < 1) return tableRefusals.nothing;
    if (at < 0 || at > table.rules.length) return tableRefusals.noSuchRule;
    return table.rules.length + count > tableLimits.rules ? tableRefusals.tooManyRules : undefined;
  },
  apply: (table, { at, count }) => ({ ...table, rules: table.rules.toSpliced(at, 0, ...blankRules(table, count)) }),
});
