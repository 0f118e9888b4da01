import {
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  type FeelValue,
  isContext,
  isDecimal,
  isList,
  orderOfDecimals,
} from '../../expression/index.ts';

/** The lines on which values lie in order, so that any two on the same can be compared. */
const scales = ['boolean', 'number', 'text', 'date', 'time', 'dateTime', 'months', 'seconds'] as const;
export type Scale = (typeof scales)[number];

/**
 * The line a value lies on. None for `null`, lists, contexts and ranges, nor for times and dates with times that name a zone: how
 * those compare with others depends on the tenant's zone.
 */
export function scaleOf(value: FeelValue): Scale | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (isDecimal(value)) return 'number';
  if (!isMeasured(value)) return undefined;
  if (value.kind === 'duration') return value.unit;
  return value.kind === 'date' || value.zone === undefined ? value.kind : undefined;
}

/**
 * Negative, zero or positive as left comes before, with or after right, as FEEL's `<` has it: texts by code units, numbers and
 * money by value, `false` before `true`. A total order: values of different scales come in the order of the scales, and those on
 * no scale come last and count as equal.
 */
export function compareValues(left: FeelValue, right: FeelValue): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (isDecimal(left) && isDecimal(right)) return orderOfDecimals(left, right);
  const scale = scaleOf(left);
  if (scale !== scaleOf(right)) return rankOf(left) - rankOf(right);
  return isMeasured(left) && isMeasured(right) ? orderOfMeasured(left, right) : 0;
}

/** The value right after this one (`step` 1) or before it (-1) where there is such a thing: a day, a month of a duration, a yes after a no. */
export function valueNextTo(value: FeelValue, step: 1 | -1): FeelValue | undefined {
  if (typeof value === 'boolean') return value === step < 0 ? !value : undefined;
  if (!isMeasured(value)) return undefined;
  if (value.kind === 'date') return { kind: 'date', days: value.days + step };
  return value.kind === 'duration' && value.unit === 'months' ? { ...value, months: value.months + step } : undefined;
}

type Measured = FeelDate | FeelTime | FeelDateTime | FeelDuration;

function isMeasured(value: FeelValue): value is Measured {
  if (value === null || typeof value !== 'object' || isDecimal(value) || isList(value) || isContext(value)) return false;
  return value.kind === 'date' || value.kind === 'time' || value.kind === 'dateTime' || value.kind === 'duration';
}

function orderOfMeasured(left: Measured, right: Measured): number {
  if (left.kind === 'date' && right.kind === 'date') return left.days - right.days;
  if (left.kind === 'time' && right.kind === 'time') return left.nanos - right.nanos;
  if (left.kind === 'dateTime' && right.kind === 'dateTime') return left.days - right.days || left.nanos - right.nanos;
  if (left.kind !== 'duration' || right.kind !== 'duration') return 0;
  if (left.unit === 'months' && right.unit === 'months') return left.months - right.months;
  return left.unit === 'seconds' && right.unit === 'seconds' ? orderOfDecimals(left.seconds, right.seconds) : 0;
}

function rankOf(value: FeelValue): number {
  const scale = scaleOf(value);
  return scale === undefined ? scales.length : scales.indexOf(scale);
}
