import { addMonthsTo, datePartsOf, dayNumberOf } from '../../calendar/index.ts';
import { type Run, type Site, spend } from '../run/run.ts';
import { finite, integerOf, mismatch, type Pair, uncomputable } from './compare.ts';
import { asMoney, type Decimal, Exact, isMoney } from './exact.ts';
import { isMeasurable, monthsOf, secondsOf } from './feel-duration.ts';
import { isDay, momentOf, nanosPerDay, offsetOf } from './feel-time.ts';
import {
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  type FeelValue,
  isDecimal,
  isDuration,
  isTagged,
  kindOf,
} from './feel-value.ts';
import { powerOf } from './power.ts';

export type Operator = '+' | '-' | '*' | '/' | '**';

type Temporal = FeelDate | FeelTime | FeelDateTime;

/** Where values meet while running. */
type Meeting = { readonly run: Run; readonly site: Site };

/** A sum, a product, a quotient of up to 34 digits, and a move through the calendar take as long as so many steps. */
const stepsOfSum = 2;
const stepsOfProduct = 3;
const stepsOfQuotient = 20;
const stepsOfMove = 25;

/**
 * Computes with exact decimals, texts (`+` only), dates, times and durations (DMN 1.5, tables 56 to 60). `null` and every other
 * pair of kinds has no answer, nor has division by zero or a result out of range. An amount of money plus, minus, times or
 * divided by a number is an amount; an amount divided by an amount is a number.
 */
export function calculate(operator: Operator, { left, right }: Pair, run: Run, site: Site): FeelValue {
  if (isDecimal(left) && isDecimal(right)) return calculateNumbers(operator, { left, right }, run, site);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    spend(run, (left.length + right.length) >> 4);
    return left + right;
  }
  const at = { run, site };
  if (isDuration(left)) return withDuration(operator, left, right, at);
  if (isDuration(right)) {
    if (operator === '*' && isDecimal(left)) return scaled(right, left, at);
    if (!isTemporal(left)) return refuse({ left, right }, at);
    if (operator === '+') return move(left, right, at);
    return operator === '-' ? move(left, negate(right), at) : refuse({ left, right }, at);
  }
  return operator === '-' && isTemporal(left) && isTemporal(right) ? difference(left, right, at) : refuse({ left, right }, at);
}

/** The value with the other sign: numbers and durations. */
export function negated(value: FeelValue, run: Run, site: Site): FeelValue {
  if (isDecimal(value)) return value.negated();
  return isDuration(value) ? negate(value) : mismatch(run, site, value, 'number');
}

function calculateNumbers(operator: Operator, { left, right }: { left: Decimal; right: Decimal }, run: Run, site: Site): Decimal | null {
  switch (operator) {
    case '+':
      spend(run, stepsOfSum);
      return finite(asMoney(left.plus(right), isMoney(left) || isMoney(right)), run, site);
    case '-':
      spend(run, stepsOfSum);
      return finite(asMoney(left.minus(right), isMoney(left) || isMoney(right)), run, site);
    case '*':
      spend(run, stepsOfProduct);
      return finite(asMoney(left.times(right), isMoney(left) !== isMoney(right)), run, site);
    case '/':
      spend(run, stepsOfQuotient);
      return finite(asMoney(left.div(right), isMoney(left) && !isMoney(right)), run, site);
    case '**':
      return powerOf(left, right, run, site);
  }
}

function withDuration(operator: Operator, left: FeelDuration, right: FeelValue, at: Meeting): FeelValue {
  spend(at.run, operator === '/' ? stepsOfQuotient : stepsOfProduct);
  if (isDecimal(right) && operator === '*') return scaled(left, right, at);
  if (isDecimal(right) && operator === '/')
    return right.isZero() ? uncomputable(at.run, at.site) : measured(left, amountOf(left).div(right), at);
  if (operator === '+' && isTemporal(right)) return move(right, left, at);
  if (!isDuration(right) || right.unit !== left.unit) return refuse({ left, right }, at);
  const [a, b] = [amountOf(left), amountOf(right)];
  if (operator === '+') return measured(left, a.plus(b), at);
  if (operator === '-') return measured(left, a.minus(b), at);
  return operator === '/' ? finite(a.div(b), at.run, at.site) : refuse({ left, right }, at);
}

function move(value: Temporal, by: FeelDuration, { run, site }: Meeting): FeelValue {
  spend(run, stepsOfMove);
  if (by.unit === 'months') {
    if (value.kind === 'time') return mismatch(run, site, by, 'days and time duration');
    const days = dayNumberOf(addMonthsTo(datePartsOf(value.days), by.months));
    return isDay(days) ? { ...value, days } : uncomputable(run, site);
  }
  const whole = by.seconds.divToInt(86_400);
  const nanos = integerOf(by.seconds.minus(whole.times(86_400)).times(1e9).trunc()) ?? 0;
  const clock = (value.kind === 'date' ? 0 : value.nanos) + nanos;
  const carried = Math.floor(clock / nanosPerDay);
  if (value.kind === 'time') return { ...value, nanos: clock - carried * nanosPerDay };
  const days = value.days + whole.toNumber() + carried;
  if (!isDay(days)) return uncomputable(run, site);
  return value.kind === 'date' ? { kind: 'date', days } : { ...value, days, nanos: clock - carried * nanosPerDay };
}

/** What lies between two of a kind; a date beside a date and time is its midnight in UTC (DMN 1.5, table 57). */
function difference(left: Temporal, right: Temporal, at: Meeting): FeelValue {
  spend(at.run, stepsOfMove);
  if (left.kind === 'date' && right.kind === 'date') return secondsOf(new Exact(left.days - right.days).times(86_400));
  if (left.kind === 'time' && right.kind === 'time') return timeBetween(left, right, at);
  if (left.kind === 'time' || right.kind === 'time') return refuse({ left, right }, at);
  const [later, earlier] = [midnightOf(left), midnightOf(right)];
  const { run, site } = at;
  if (site.lenient && (later.zone === undefined) !== (earlier.zone === undefined)) return refuse({ left, right }, at);
  const zone = site.lenient ? 'Z' : run.environment.zone;
  const nanos = momentOf(later, zone, run) - momentOf(earlier, zone, run);
  return secondsOf(new Exact(nanos.toString()).div(1e9));
}

function timeBetween(left: FeelTime, right: FeelTime, at: Meeting): FeelValue {
  const zoned = left.zone !== undefined && right.zone !== undefined && left.zone !== right.zone;
  if ((left.zone === undefined) !== (right.zone === undefined)) return refuse({ left, right }, at);
  const [ahead, behind] = zoned ? [offsetOf(left, left.zone, at.run), offsetOf(right, right.zone, at.run)] : [0, 0];
  return secondsOf(new Exact(left.nanos - ahead - (right.nanos - behind)).div(1e9));
}

function midnightOf(value: FeelDate | FeelDateTime): FeelDateTime {
  return value.kind === 'dateTime' ? value : { kind: 'dateTime', days: value.days, nanos: 0, zone: 'Z' };
}

function scaled(duration: FeelDuration, factor: Decimal, at: Meeting): FeelDuration | null {
  return measured(duration, amountOf(duration).times(factor), at);
}

function negate(duration: FeelDuration): FeelDuration {
  return duration.unit === 'months' ? monthsOf(0 - duration.months) : secondsOf(duration.seconds.negated());
}

function amountOf(duration: FeelDuration): Decimal {
  return duration.unit === 'months' ? new Exact(duration.months) : duration.seconds;
}

/** A duration of the same unit, unless it is longer than the calendar. */
function measured(duration: FeelDuration, amount: Decimal, { run, site }: Meeting): FeelDuration | null {
  const result = duration.unit === 'months' ? monthsOf(amount.trunc().toNumber() + 0) : secondsOf(amount);
  return isMeasurable(result) ? result : uncomputable(run, site);
}

function refuse({ left, right }: Pair, { run, site }: Meeting): null {
  return left === null ? mismatch(run, site, left, kindOf(right)) : mismatch(run, site, right, kindOf(left));
}

function isTemporal(value: FeelValue): value is Temporal {
  return isTagged(value) && (value.kind === 'date' || value.kind === 'time' || value.kind === 'dateTime');
}
