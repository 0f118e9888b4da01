import type { DecisionTable } from '../../../decision-table.ts';

/** Some neighbouring rules: the first by its row from 0, and how many. */
export type RuleRange = { readonly from: number; readonly count: number };

/** Whether the table has all of these rules, and at least one. */
export function hasRules({ rules }: DecisionTable, { from, count }: RuleRange): boolean {
  return from >= 0 && count >= 1 && from + count <= rules.length;
}
