import type { JsonRecord } from '../../json/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import type { TableOutcome } from '../outcome.ts';

/** What an output of money comes to over all recorded inputs, in integer fen. */
export type AmountChange = { readonly output: string; readonly beforeFen: number; readonly afterFen: number };

/** Adds up the outputs that are money in either table. Inputs that a table does not decide add nothing to its side. */
export function openAmounts(before: DecisionTable, after: DecisionTable) {
  const names = [...before.outputs, ...after.outputs].filter(({ type }) => type === 'money').map(({ name }) => name);
  const sums = new Map([...new Set(names)].map((name) => [name, { before: 0n, after: 0n }]));
  return {
    add(old: TableOutcome, now: TableOutcome): void {
      for (const [name, sum] of sums) {
        sum.before += fenIn(old, name);
        sum.after += fenIn(now, name);
      }
    },
    read: (): readonly AmountChange[] =>
      [...sums].map(([output, sum]) => ({ output, beforeFen: Number(sum.before), afterFen: Number(sum.after) })),
  };
}

/** The amount under a name; of a list of amounts their sum. */
function fenIn(outcome: TableOutcome, name: string): bigint {
  if (outcome.is !== 'output') return 0n;
  const record: JsonRecord = outcome.output;
  const value = record[`${name}Fen`] ?? record[name];
  const list = Array.isArray(value) ? value : [value];
  return list.reduce((sum: bigint, each) => (typeof each === 'number' && Number.isSafeInteger(each) ? sum + BigInt(each) : sum), 0n);
}
