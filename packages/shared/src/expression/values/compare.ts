import { notComputable, typeMismatch } from '../expression-fault.ts';
import { checkDepth } from '../run/meter.ts';
import { noAnswer, type Run, type Site, spend } from '../run/run.ts';
import { type Decimal, Exact, orderOfDecimals } from './exact.ts';
import { orderOfMoments, orderOfTimes } from './feel-time.ts';
import {
  type FeelContext,
  type FeelList,
  type FeelRange,
  type FeelValue,
  isContext,
  isDecimal,
  isList,
  isRange,
  kindOf,
} from './feel-value.ts';

/** Two values that meet. */
export type Pair = { readonly left: FeelValue; readonly right: FeelValue };

/** No answer because the value is of another kind than needed. */
export function mismatch(run: Run, site: Site, value: FeelValue, needed: string): null {
  const { operation, from, to } = site;
  return noAnswer(run, site, () => typeMismatch({ operation, found: kindOf(value), needed, from, to }));
}

/** No answer because there is no such number, date or duration. */
export function uncomputable(run: Run, site: Site): null {
  const { operation, from, to } = site;
  return noAnswer(run, site, () => notComputable({ operation, from, to }));
}

/** A decimal that is finite; else there is no answer. */
export function finite(value: Decimal, run: Run, site: Site): Decimal | null {
  return value.isFinite() ? value : uncomputable(run, site);
}

/**
 * Whether the two are equal; no answer when they are of different kinds, durations of months and of seconds included. `null`
 * equals only `null`. Lists and contexts are equal when all they hold is.
 */
export function areEqual(left: FeelValue, right: FeelValue, run: Run, site: Site): boolean | null {
  if (left === null || right === null) return left === right;
  if (isDecimal(left) && isDecimal(right)) return orderOfDecimals(left, right) === 0;
  if (typeof left === 'string' && typeof right === 'string') return isSame(left, right, run, site);
  if (kindOf(left) !== kindOf(right) || !areComparableDurations(left, right)) return mismatch(run, site, right, kindOf(left));
  return isSame(left, right, run, site);
}

/** Like `areEqual`, but values of different kinds are simply not the same: for looking things up in mixed lists. */
export function isSame(left: FeelValue, right: FeelValue, run: Run, site: Site, depth = 0): boolean {
  spend(run, 1);
  if (typeof left === 'string') spend(run, left.length >> 8);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (isDecimal(left)) return isDecimal(right) && orderOfDecimals(left, right) === 0;
  checkDepth(depth);
  const same = (pair: Pair) => isSame(pair.left, pair.right, run, site, depth + 1);
  if (isList(left)) return isList(right) && sameLists(left, right, same);
  if (isContext(left)) return isContext(right) && sameContexts(left, right, same);
  if (isDecimal(right) || isList(right) || isContext(right) || left.kind !== right.kind) return false;
  if (left.kind === 'range') return isRange(right) && sameRanges(left, right, same);
  if (left.kind === 'function' || !areComparableDurations(left, right)) return false;
  return orderOf(left, right, run, site) === 0;
}

/** Negative, zero or positive as left comes before, with or after right; no answer when either is `null`, or for kinds that have no order together. */
export function orderOf(left: FeelValue, right: FeelValue, run: Run, site: Site): number | null {
  if (left === null || right === null) return null;
  if (isDecimal(left) && isDecimal(right)) return orderOfDecimals(left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return 0;
    spend(run, Math.min(left.length, right.length) >> 4);
    return orderOfTexts(left, right);
  }
  if (typeof left !== 'object' || isDecimal(left) || isList(left) || isContext(left)) return noOrder(left, right, run, site);
  if (typeof right !== 'object' || isDecimal(right) || isList(right) || isContext(right)) return noOrder(left, right, run, site);
  if (left.kind === 'date' && right.kind === 'date') return left.days - right.days;
  if (left.kind === 'time' && right.kind === 'time') return orderOfTimes(left, right, run, site);
  if (left.kind === 'dateTime' && right.kind === 'dateTime') return orderOfMoments(left, right, run, site);
  if (left.kind === 'duration' && right.kind === 'duration') {
    if (left.unit === 'months' && right.unit === 'months') return left.months - right.months;
    if (left.unit === 'seconds' && right.unit === 'seconds') return orderOfDecimals(left.seconds, right.seconds);
  }
  return noOrder(left, right, run, site);
}

/** Whether the value lies in the range; no answer when the value is missing or its kind has no order with the ends. An absent end is open. */
export function isWithin(value: FeelValue, range: FeelRange, run: Run, site: Site): boolean | null {
  if (value === null) return null;
  const lower = range.from === null ? 1 : orderOf(value, range.from, run, site);
  if (lower === null) return null;
  if (range.fromIncluded ? lower < 0 : lower <= 0) return false;
  const upper = range.to === null ? -1 : orderOf(value, range.to, run, site);
  return upper === null ? null : range.toIncluded ? upper <= 0 : upper < 0;
}

/** The number as a plain integer when it is one within ±2^53, else undefined. */
export function integerOf(value: Decimal): number | undefined {
  return value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER) ? value.toNumber() : undefined;
}

/** A plain decimal. */
export function exact(value: number | string): Decimal {
  return new Exact(value);
}

/** By code points, as the standard says: JavaScript's own order would put characters beyond the first plane before some within it. */
function orderOfTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) return planeOrder(a) - planeOrder(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for the planes above, so they come after every other unit. */
function planeOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function noOrder(left: FeelValue, right: FeelValue, run: Run, site: Site): null {
  const orderable = !['boolean', 'list', 'context', 'range', 'function', 'null'].includes(kindOf(left));
  return mismatch(run, site, orderable ? right : left, orderable ? kindOf(left) : 'number, text, date, time or duration');
}

function areComparableDurations(left: FeelValue, right: FeelValue): boolean {
  return unitOf(left) === unitOf(right);
}

function unitOf(value: FeelValue): string | undefined {
  if (value === null || typeof value !== 'object' || isDecimal(value) || isList(value) || isContext(value)) return undefined;
  return value.kind === 'duration' ? value.unit : undefined;
}

function sameLists(left: FeelList, right: FeelList, same: (pair: Pair) => boolean): boolean {
  return left.length === right.length && left.every((item, index) => same({ left: item, right: right[index] ?? null }));
}

function sameContexts(left: FeelContext, right: FeelContext, same: (pair: Pair) => boolean): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !same({ left: value, right: other })) return false;
  }
  return true;
}

function sameRanges(left: FeelRange, right: FeelRange, same: (pair: Pair) => boolean): boolean {
  if (left.fromIncluded !== right.fromIncluded || left.toIncluded !== right.toIncluded) return false;
  return same({ left: left.from, right: right.from }) && same({ left: left.to, right: right.to });
}
