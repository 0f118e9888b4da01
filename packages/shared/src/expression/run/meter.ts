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

/**
 * Pays for the text of a value: for all it holds as `payForAll` does, and for what takes longer than copying: quotes around texts,
 * the parts of moments and durations. Throws `expression.value-too-deep`.
 */
export function payForText(run: Run, value: FeelValue, depth = 0): void {
  spend(run, 1 + weightOf(value));
  if (value === null || typeof value === 'boolean' || isDecimal(value)) return;
  if (typeof value === 'string') {
    if (depth > 0) spend(run, value.length >> 2);
    return;
  }
  checkDepth(depth);
  if (isList(value)) for (const item of value) payForText(run, item, depth + 1);
  else if (isContext(value)) for (const [key, entry] of value) payForEntry(run, key, entry, depth);
  else if (value.kind === 'range') for (const end of [value.from, value.to]) payForText(run, end, depth + 1);
  else spend(run, value.kind === 'duration' ? stepsOfDurationText : stepsOfMomentText);
}

function payForEntry(run: Run, key: string, entry: FeelValue, depth: number): void {
  spend(run, 1 + (key.length >> 2));
  payForText(run, entry, depth + 1);
}

const stepsOfDurationText = 60;
const stepsOfMomentText = 12;

/** A number is written out in plain digits, zeros before and behind it included. */
function digitsOutside(exponent: number): number {
  return Math.abs(exponent) <= 40 ? 0 : Math.abs(exponent) >> 1;
}

function weightOf(value: FeelValue): number {
  if (typeof value === 'string') return value.length >> 4;
  return isDecimal(value) ? digitsOutside(value.e) : 0;
}
