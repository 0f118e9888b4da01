import { checkDepth } from '../run/meter.ts';
import { type Run, spend } from '../run/run.ts';
import type { Pair } from './compare.ts';
import { orderOfDecimals } from './exact.ts';
import { type FeelTagged, type FeelValue, isContext, isDecimal, isList, isTagged } from './feel-value.ts';

/**
 * Whether two values are the same element of FEEL's domain (DMN 1.5, 10.3.2.2): equal, of one kind, and with the same zone. Never
 * without an answer.
 */
export function areIdentical({ left, right }: Pair, run: Run, depth = 0): boolean {
  spend(run, 1);
  checkDepth(depth);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (isDecimal(left)) return isDecimal(right) && orderOfDecimals(left, right) === 0;
  const deeper = (pair: Pair) => areIdentical(pair, run, depth + 1);
  if (isList(left)) {
    if (!isList(right) || left.length !== right.length) return false;
    return left.every((item, index) => deeper({ left: item, right: right[index] ?? null }));
  }
  if (isContext(left)) {
    if (!isContext(right) || left.size !== right.size) return false;
    return [...left].every(([key, value]) => right.has(key) && deeper({ left: value, right: right.get(key) ?? null }));
  }
  return isTagged(right) && sameTagged(left, right, deeper);
}

function sameTagged(left: FeelTagged, right: FeelTagged, deeper: (pair: Pair) => boolean): boolean {
  if (left.kind === 'date') return right.kind === 'date' && left.days === right.days;
  if (left.kind === 'time') return right.kind === 'time' && left.nanos === right.nanos && left.zone === right.zone;
  if (left.kind === 'dateTime')
    return right.kind === 'dateTime' && left.days === right.days && left.nanos === right.nanos && left.zone === right.zone;
  if (left.kind === 'duration')
    return right.kind === 'duration' && left.unit === right.unit && deeper({ left: lengthOf(left), right: lengthOf(right) });
  if (left.kind !== 'range' || right.kind !== 'range') return false;
  const included = left.fromIncluded === right.fromIncluded && left.toIncluded === right.toIncluded;
  return included && deeper({ left: left.from, right: right.from }) && deeper({ left: left.to, right: right.to });
}

function lengthOf(duration: Extract<FeelTagged, { kind: 'duration' }>): FeelValue {
  return duration.unit === 'months' ? String(duration.months) : duration.seconds;
}
