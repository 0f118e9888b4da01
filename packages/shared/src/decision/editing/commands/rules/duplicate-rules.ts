import { tableLimits } from '../../../decision-table.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';
import { freshRuleIds } from '../../rule-ids.ts';
import { hasRules, type RuleRange } from './rule-range.ts';

/** Puts copies of some rules right below them, under ids of their own. */
export const duplicateRules = defineTableCommand<RuleRange>({
  title: { zh: '复制规则', en: 'Duplicate rules' },
  refuse(table, range) {
    if (!hasRules(table, range)) return tableRefusals.noSuchRule;
    return table.rules.length + range.count > tableLimits.rules ? tableRefusals.tooManyRules : undefined;
  },
  apply(table, { from, count }) {
    const ids = freshRuleIds(table, count);
    const copies = table.rules.slice(from, from + count).map((rule, index) => ({ ...rule, id: ids[index] ?? rule.id }));
    return { ...table, rules: table.rules.toSpliced(from + count, 0, ...copies) };
  },
});
