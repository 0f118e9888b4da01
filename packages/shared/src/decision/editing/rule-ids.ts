import type { DecisionTable } from '../decision-table.ts';

/** As many rule ids as asked for that the table does not have yet: `r1`, `r2`… from above the highest. */
export function freshRuleIds({ rules }: Pick<DecisionTable, 'rules'>, count: number): string[] {
  const highest = rules.reduce((most, { id }) => Math.max(most, numberIn(id)), 0);
  return Array.from({ length: count }, (_, index) => `r${highest + index + 1}`);
}

function numberIn(id: string): number {
  const digits = /^r(\d{1,9})$/.exec(id)?.[1];
  return digits === undefined ? 0 : Number(digits);
}
