import { budgetExceeded } from '../expression-fault.ts';
import { type FeelValue, isContext, isDecimal, isList } from './feel-value.ts';
import type { Run } from './run.ts';

/** Counts the steps of one evaluation. */
export type Meter = Pick<Run, 'budget' | 'left'>;

/** Takes steps from the budget; throws `expression.budget-exceeded` when none are left. */
export function spend(meter: Meter, steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw budgetExceeded({ budget: meter.budget });
}

/**
 * Pays for all a value holds, written out: a step for each value and each 16 characters. A list that holds another many times
 * over is small while it is computed and endless as text, so this is paid before a value leaves an expression or becomes text.
 */
export function payForAll(meter: Meter, value: FeelValue): void {
  spend(meter, 1 + weightOf(value));
  if (value === null || typeof value !== 'object' || isDecimal(value)) return;
  const parts = isList(value) ? value : isContext(value) ? value.values() : [];
  for (const part of parts) payForAll(meter, part);
}

function weightOf(value: FeelValue): number {
  if (typeof value === 'string') return value.length >> 4;
  return isDecimal(value) ? Math.abs(value.e) >> 4 : 0;
}
