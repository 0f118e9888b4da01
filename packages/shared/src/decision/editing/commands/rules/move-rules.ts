import { moved } from '../../columns.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';
import { hasRules, type RuleRange } from './rule-range.ts';

/** Moves some rules so that the first of them stands at row `to`, counted in the table as it is afterwards. */
export const moveRules = defineTableCommand<RuleRange & { readonly to: number }>({
  title: { zh: '移动规则', en: 'Move rules' },
  refuse(table, { to, ...range }) {
    if (!hasRules(table, range) || to < 0 || to + range.count > table.rules.length) return tableRefusals.noSuchRule;
    return to === range.from ? tableRefusals.nothing : undefined;
  },
  apply: (table, move) => ({ ...table, rules: moved(table.rules, move) }),
});
