import { faultDataFrom } from '../../fault/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { outcomeKey, outcomeOf, type TableOutcome } from '../outcome.ts';
import type { TableProblem } from '../table-problem.ts';
import type { Decision } from '../verdict.ts';
import { type GivenTable, type TableWorld, tableForGiven } from './given-inputs.ts';
import type { CaseExpectation, TableCase } from './table-case.ts';

/** A test case that was run: whether it found what it expects, what it found, and the decision with its trace where there was one. */
export type CaseResult = {
  readonly case: TableCase;
  readonly passed: boolean;
  readonly found: TableOutcome;
  readonly decision?: Decision;
};

/** Runs test cases over a table; gives the table's problems where it cannot be compiled. */
export function runCases(
  table: DecisionTable,
  cases: readonly TableCase[],
  world: TableWorld,
): { readonly ok: true; readonly results: readonly CaseResult[] } | { readonly ok: false; readonly problems: readonly TableProblem[] } {
  const ready = tableForGiven(table, world);
  if (!ready.ok) return ready;
  return { ok: true, results: cases.map((one) => runCase(ready.table, one)) };
}

function runCase(table: GivenTable, one: TableCase): CaseResult {
  try {
    const decision = table.decide(one.given);
    const found = outcomeOf(table.compiled, decision);
    return { case: one, passed: isExpected(one.expect, found), found, decision };
  } catch (error) {
    const found = { is: 'typeError', code: faultDataFrom(error).code } as const;
    return { case: one, passed: isExpected(one.expect, found), found };
  }
}

/** An output must be the same to the last field; of the ways of not deciding only which one it is. */
function isExpected(expected: CaseExpectation, found: TableOutcome): boolean {
  if (expected.is !== 'output') return found.is === expected.is;
  return found.is === 'output' && outcomeKey(found) === outcomeKey(expected);
}
