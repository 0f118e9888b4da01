import { addMonthsTo, datePartsOf, dayNumberOf } from '../../calendar/index.ts';
import { notComputable } from '../expression-fault.ts';
import { integerOf, mismatch, type Site } from './compare.ts';
import { asMoney, type Decimal, Exact, isMoney } from './exact.ts';
import { monthsOf, secondsOf } from './feel-duration.ts';
import { momentOf, nanosPerDay } from './feel-time.ts';
import {
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  type FeelValue,
  isContext,
  isDecimal,
  isList,
  kindOf,
} from './feel-value.ts';
import { spend } from './meter.ts';

/** A power takes about as long as this many other steps; a logarithm too. */
export const powerSteps = 200;

export type Operator = '+' | '-' | '*' | '/' | '**';

/**
 * Computes with exact decimals, texts (`+` only), dates, times and durations. `null` and every other pair of kinds is
 * the fault `expression.type-mismatch`; division by zero and results out of range are `expression.not-computable`.
 * An amount of money plus, minus, times or divided by a number is an amount; an amount divided by an amount is a number.
 */
export function calculate(operator: Operator, left: FeelValue, right: FeelValue, site: Site): FeelValue {
  if (isDecimal(left) && isDecimal(right)) return calculateNumbers(operator, left, right, site);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    spend(site.meter, (left.length + right.length) >> 4);
    return left + right;
  }
  if (!isTemporal(left) && !isTemporal(right)) return refuse(left, right, site);
  if (isTemporal(left) && left.kind === 'duration') return withDuration(operator, left, right, site);
  if (operator === '*' && isDecimal(left) && isTemporal(right) && right.kind === 'duration') return scale(right, left, site);
  if (!isTemporal(left) || !isTemporal(right)) return refuse(left, right, site);
  if (right.kind === 'duration') {
    if (operator === '+') return move(left, right, site);
    if (operator === '-') return move(left, negate(right), site);
  }
  if (operator === '-' && left.kind === right.kind) return difference(left, right, site);
  return refuse(left, right, site);
}

/** The value with the other sign: numbers and durations. */
export function negated(value: FeelValue, site: Site): FeelValue {
  if (isDecimal(value)) return value.negated();
  if (isTemporal(value) && value.kind === 'duration') return negate(value);
  return mismatch(site, value, 'number');
}

/** A finite number or the fault `expression.not-computable`. */
export function finite(value: Decimal, site: Site): Decimal {
  if (!value.isFinite()) throw notComputable({ operation: site.operation, from: site.from, to: site.to });
  return value;
}

function calculateNumbers(operator: Operator, left: Decimal, right: Decimal, site: Site): Decimal {
  const money = isMoney(left) || isMoney(right);
  switch (operator) {
    case '+':
      return finite(asMoney(left.plus(right), money), site);
    case '-':
      return finite(asMoney(left.minus(right), money), site);
    case '*':
      return finite(asMoney(left.times(right), isMoney(left) !== isMoney(right)), site);
    case '/':
      return finite(asMoney(left.div(right), isMoney(left) && !isMoney(right)), site);
    case '**':
      spend(site.meter, powerSteps);
      return finite(asMoney(left.pow(right), false), site);
  }
}

function withDuration(operator: Operator, left: FeelDuration, right: FeelValue, site: Site): FeelValue {
  if (isDecimal(right) && operator === '*') return scale(left, right, site);
  if (isDecimal(right) && operator === '/') return scale(left, finite(new Exact(1).div(right), site), site);
  if (!isTemporal(right)) return refuse(left, right, site);
  if (operator === '+' && right.kind !== 'duration') return move(right, left, site);
  if (right.kind !== 'duration' || right.unit !== left.unit) return refuse(left, right, site);
  const [a, b] = [amountOf(left), amountOf(right)];
  if (operator === '+') return withAmount(left, a.plus(b));
  if (operator === '-') return withAmount(left, a.minus(b));
  if (operator === '/') return finite(a.div(b), site);
  return refuse(left, right, site);
}

function move(value: FeelDate | FeelTime | FeelDateTime, by: FeelDuration, site: Site): FeelValue {
  if (by.unit === 'months') {
    if (value.kind === 'time') return mismatch(site, by, 'days and time duration');
    return { ...value, days: dayNumberOf(addMonthsTo(datePartsOf(value.days), by.months)) };
  }
  const nanos = integerOf(by.seconds.times(1e9).divToInt(1).mod(nanosPerDay)) ?? 0;
  const days = by.seconds.divToInt(86_400).toNumber();
  if (value.kind === 'date') return { ...value, days: value.days + Math.floor(days + nanos / nanosPerDay) };
  const total = value.nanos + nanos;
  const carried = Math.floor(total / nanosPerDay);
  const clock = { ...value, nanos: total - carried * nanosPerDay };
  return clock.kind === 'time' ? clock : { ...clock, days: clock.days + days + carried };
}

function difference(left: FeelDate | FeelTime | FeelDateTime | FeelDuration, right: typeof left, site: Site): FeelValue {
  if (left.kind === 'date' && right.kind === 'date') return secondsOf(new Exact(left.days - right.days).times(86_400));
  if (left.kind === 'time' && right.kind === 'time') return secondsOf(new Exact(left.nanos - right.nanos).div(1e9));
  if (left.kind === 'dateTime' && right.kind === 'dateTime') {
    const nanos = momentOf(left, site.zone) - momentOf(right, site.zone);
    return secondsOf(new Exact(nanos.toString()).div(1e9));
  }
  return refuse(left, right, site);
}

function scale(duration: FeelDuration, factor: Decimal, site: Site): FeelDuration {
  return withAmount(duration, finite(amountOf(duration).times(factor), site));
}

function negate(duration: FeelDuration): FeelDuration {
  return withAmount(duration, amountOf(duration).negated());
}

function amountOf(duration: FeelDuration): Decimal {
  return duration.unit === 'months' ? new Exact(duration.months) : duration.seconds;
}

function withAmount(duration: FeelDuration, amount: Decimal): FeelDuration {
  return duration.unit === 'months' ? monthsOf(amount.trunc().toNumber()) : secondsOf(amount);
}

function refuse(left: FeelValue, right: FeelValue, site: Site): never {
  return left === null ? mismatch(site, left, kindOf(right)) : mismatch(site, right, kindOf(left));
}

function isTemporal(value: FeelValue): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return (
    value !== null &&
    typeof value === 'object' &&
    !isDecimal(value) &&
    !isList(value) &&
    !isContext(value) &&
    value.kind !== 'range' &&
    value.kind !== 'function'
  );
}
