import type { FaultData } from '../../fault/index.ts';
import type { Environment } from '../environment.ts';

/**
 * One evaluation and all it calls: the world as the event knows it, the steps that are left, and how deep functions are in one
 * another. `faults` are what the standard dialect answered with `null`, the first few of them.
 */
export type Run = {
  readonly environment: Environment;
  readonly budget: number;
  left: number;
  depth: number;
  readonly faults: FaultData[];
};

/** Steps an expression may take unless told otherwise: under half a second at worst. */
export const defaultBudget = 100_000;

/** Begins an evaluation; expressions evaluated in the same run share its steps. */
export function openRun(environment: Environment): Run {
  const budget = environment.budget ?? defaultBudget;
  return { environment, budget, left: budget, depth: 0, faults: [] };
}

/** Notes what the standard dialect answers with `null`. */
export function note(run: Run, fault: FaultData): void {
  if (run.faults.length < 20) run.faults.push(fault);
}
