import { type Fault, type FaultData, faultDataFrom } from '../../fault/index.ts';
import type { Environment } from '../environment.ts';
import { budgetExceeded, callsTooDeep, type Span } from '../expression-fault.ts';

/**
 * One evaluation and all it calls: the world as the event knows it, the steps that are left, and how deep it is nested.
 * `faults` are what the standard dialect answered with `null`, the first twenty of them.
 */
export type Run = {
  readonly environment: Environment;
  readonly budget: number;
  left: number;
  depth: number;
  readonly faults: FaultData[];
};

/** Where and for which operation values meet, for the fault when they do not go together; `lenient` makes that `null`. */
export type Site = Span & { readonly operation: string; readonly lenient: boolean };

/** Steps an expression may take unless told otherwise; see the figures in docs/decisions/003. */
export const defaultBudget = 100_000;

/** How deep an evaluation may be nested, counted in the levels of the expressions it is in: what the stack bears everywhere. */
export const deepestRun = 1_000;

/** Begins an evaluation; expressions evaluated in the same run share its steps. */
export function openRun(environment: Environment): Run {
  const budget = environment.budget ?? defaultBudget;
  return { environment, budget, left: budget, depth: 0, faults: [] };
}

/** Takes steps from the budget; throws `expression.budget-exceeded` when none are left. */
export function spend(run: Run, steps: number): void {
  run.left -= steps;
  if (run.left < 0) throw budgetExceeded({ budget: run.budget });
}

/** Goes so many levels deeper; throws `expression.calls-too-deep` instead of exhausting the stack. Undone by taking them off `depth`. */
export function descend(run: Run, levels: number): void {
  if (run.depth + levels > deepestRun) throw callsTooDeep({ deepest: deepestRun });
  run.depth += levels;
}

/** What has no answer: thrown where dialects are strict, else noted and `null`. */
export function noAnswer(run: Run, site: Site, fault: () => Fault): null {
  if (!site.lenient) throw fault();
  spend(run, stepsOfNote);
  note(run, fault);
  return null;
}

/** Notes what the standard dialect answers with `null`. */
export function note(run: Run, fault: () => Fault): void {
  if (run.faults.length < mostNoted) run.faults.push(faultDataFrom(fault()));
}

const mostNoted = 20;
const stepsOfNote = 2;
