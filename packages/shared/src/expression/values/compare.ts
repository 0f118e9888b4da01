import { type Span, typeMismatch } from '../expression-fault.ts';
import { type Decimal, Exact, orderOfDecimals } from './exact.ts';
import { clockOf, momentOf } from './feel-time.ts';
import { type FeelContext, type FeelList, type FeelRange, type FeelValue, isContext, isDecimal, isList, kindOf } from './feel-value.ts';
import { type Meter, spend } from './meter.ts';

/** Where and for which operation values meet, for the fault when they do not go together; and the tenant's zone. */
export type Site = Span & { readonly operation: string; readonly zone: string; readonly meter: Meter };

/** Throws `expression.type-mismatch` for this place. */
export function mismatch(site: Site | (Span & { readonly operation: string }), value: FeelValue, needed: string): never {
  throw typeMismatch({ operation: site.operation, found: kindOf(value), needed, from: site.from, to: site.to });
}

/**
 * Whether the two are equal. `null` equals only `null`; text and number never meet here: different kinds are the fault
 * `expression.type-mismatch`. Lists and contexts are equal when all they hold is.
 */
export function areEqual(left: FeelValue, right: FeelValue, site: Site): boolean {
  if (left === null || right === null) return left === right;
  if (isDecimal(left) && isDecimal(right)) return orderOfDecimals(left, right) === 0;
  if (kindOf(left) !== kindOf(right)) mismatch(site, right, kindOf(left));
  return isSame(left, right, site);
}

/** Like `areEqual`, but values of different kinds are simply not the same: for looking things up in mixed lists. */
export function isSame(left: FeelValue, right: FeelValue, site: Site): boolean {
  spend(site.meter, 1);
  if (typeof left === 'string') spend(site.meter, left.length >> 8);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (isDecimal(left)) return isDecimal(right) && orderOfDecimals(left, right) === 0;
  if (isList(left)) return isList(right) && sameLists(left, right, site);
  if (isContext(left)) return isContext(right) && sameContexts(left, right, site);
  if (isDecimal(right) || isList(right) || isContext(right) || left.kind !== right.kind) return false;
  if (left.kind === 'range') return right.kind === 'range' && sameRanges(left, right, site);
  return orderOf(left, right, site) === 0;
}

/** Negative, zero or positive as left comes before, with or after right; undefined (no answer) when either is `null`. Other kinds are a fault. */
export function orderOf(left: FeelValue, right: FeelValue, site: Site): number | undefined {
  if (left === null || right === null) return undefined;
  if (isDecimal(left) && isDecimal(right)) return orderOfDecimals(left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    spend(site.meter, Math.min(left.length, right.length) >> 8);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left !== 'object' || isDecimal(left) || isList(left) || isContext(left)) return noOrder(left, right, site);
  if (typeof right !== 'object' || isDecimal(right) || isList(right) || isContext(right)) return noOrder(left, right, site);
  if (left.kind === 'date' && right.kind === 'date') return left.days - right.days;
  if (left.kind === 'time' && right.kind === 'time') return clockOf(left) - clockOf(right);
  if (left.kind === 'dateTime' && right.kind === 'dateTime') {
    if (left.zone === right.zone) return left.days === right.days ? left.nanos - right.nanos : left.days - right.days;
    return Number(momentOf(left, site.zone) - momentOf(right, site.zone));
  }
  if (left.kind === 'duration' && right.kind === 'duration') {
    if (left.unit === 'months' && right.unit === 'months') return left.months - right.months;
    if (left.unit === 'seconds' && right.unit === 'seconds') return left.seconds.cmp(right.seconds);
    if (site.operation === '=') return 1;
  }
  return noOrder(left, right, site);
}

/** Whether the value lies in the range; `null` (no answer) when the value or a needed end is missing. */
export function isWithin(value: FeelValue, range: FeelRange, site: Site): boolean | null {
  const lower = range.from === null ? 1 : orderOf(value, range.from, site);
  const upper = range.to === null ? -1 : orderOf(value, range.to, site);
  if (value === null || lower === undefined || upper === undefined) return null;
  return (range.fromIncluded ? lower >= 0 : lower > 0) && (range.toIncluded ? upper <= 0 : upper < 0);
}

/** The number as a plain integer when it is one within ±2^53, else undefined. */
export function integerOf(value: Decimal): number | undefined {
  return value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER) ? value.toNumber() : undefined;
}

/** A plain decimal. */
export function exact(value: number | string): Decimal {
  return new Exact(value);
}

function noOrder(left: FeelValue, right: FeelValue, site: Site): never {
  const orderable = !['boolean', 'list', 'context', 'range', 'null'].includes(kindOf(left));
  return mismatch(site, orderable ? right : left, orderable ? kindOf(left) : 'number, text, date, time or duration');
}

function sameLists(left: FeelList, right: FeelList, site: Site): boolean {
  return left.length === right.length && left.every((item, index) => isSame(item, right[index] ?? null, site));
}

function sameContexts(left: FeelContext, right: FeelContext, site: Site): boolean {
  if (left.size !== right.size) return false;
  return [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key) ?? null, site));
}

function sameRanges(left: FeelRange, right: FeelRange, site: Site): boolean {
  const sameEnds = isSame(left.from, right.from, site) && isSame(left.to, right.to, site);
  return sameEnds && left.fromIncluded === right.fromIncluded && left.toIncluded === right.toIncluded;
}
