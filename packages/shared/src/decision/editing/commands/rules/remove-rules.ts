import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';
import { hasRules, type RuleRange } from './rule-range.ts';

/** Removes some neighbouring rules. */
export const removeRules = defineTableCommand<RuleRange>({
  title: { zh: '删除规则', en: 'Delete rules' },
  refuse: (table, range) => (hasRules(table, range) ? undefined : tableRefusals.noSuchRule),
  apply: (table, { from, count }) => ({ ...table, rules: table.rules.toSpliced(from, count) }),
});
