import { budgetExceeded } from '../expression-fault.ts';

/** Counts the steps of one evaluation. */
export type Meter = { readonly budget: number; left: number };

/** Takes steps from the budget; throws `expression.budget-exceeded` when none are left. */
export function spend(meter: Meter, steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw budgetExceeded({ budget: meter.budget });
}
