import { valueTooDeep } from '../expression-fault.ts';
import { type FeelValue, isContext, isDecimal, isList } from '../values/feel-value.ts';
import { type Run, spend } from './run.ts';

/** How deep lists and contexts may lie in one another: nothing that walks a value may exhaust the stack. */
const deepestValue = 200;

/** Stops a walk through a value that lies too deep; throws `expression.value-too-deep`. */
export function checkDepth(depth: number): void {
  if (depth > deepestValue) throw valueTooDeep({ deepest: deepestValue });
}

/**
 * Pays for all a value holds, written out: a step for each value and each 16 characters. A list that holds another many times
 * over is small while it is computed and endless as text, so this is paid before a value leaves an expression or becomes text.
 * Throws `expression.value-too-deep`.
 */
export function payForAll(run: Run, value: FeelValue, depth = 0): void {
  spend(run, 1 + weightOf(value));
  if (value === null || typeof value !== 'object' || isDecimal(value)) return;
  checkDepth(depth);
  if (isList(value)) for (const item of value) payForAll(run, item, depth + 1);
  else if (isContext(value)) for (const entry of value.values()) payForAll(run, entry, depth + 1);
}

/** A number is written out in plain digits, zeros before and behind it included. */
function digitsOutside(exponent: number): number {
  return Math.abs(exponent) <= 40 ? 0 : Math.abs(exponent) >> 1;
}

function weightOf(value: FeelValue): number {
  if (typeof value === 'string') return value.length >> 4;
  return isDecimal(value) ? digitsOutside(value.e) : 0;
}
