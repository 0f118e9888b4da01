import { datePartsOf } from '../../../calendar/index.ts';
import { anyType, booleanType, type FeelType, numberType, textType } from '../../feel-type.ts';
import { type Run, type Site, spend } from '../../run/run.ts';
import { Exact } from '../../values/exact.ts';
import { secondsOf, secondsSplit } from '../../values/feel-duration.ts';
import { inZone, offsetOf } from '../../values/feel-time.ts';
import {
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelRange,
  type FeelTime,
  type FeelValue,
  isTagged,
} from '../../values/feel-value.ts';

/** The type of a part such as `.year`; undefined when the kind has no such part. */
export function partTypeOf(type: FeelType, part: string): FeelType | undefined {
  const known = partsOfKind.get(type.kind)?.get(part);
  return known !== undefined && type.kind === 'range' && (part === 'start' || part === 'end') ? type.of : known;
}

/** The parts a kind has, and their types (DMN 1.5, tables 65 to 67). */
export function partsOf(type: FeelType): readonly { readonly name: string; readonly type: FeelType }[] {
  return [...(partsOfKind.get(type.kind)?.keys() ?? [])].map((name) => ({ name, type: partTypeOf(type, name) ?? anyType }));
}

/**
 * The part of a date, time, duration or range; an instant's parts are those in the tenant's zone, to the standard those that were
 * written. Undefined when there is no such part.
 */
export function partOf(value: FeelValue, part: string, run: Run, site: Site): FeelValue | undefined {
  if (!isTagged(value) || partsOfKind.get(value.kind)?.has(part) !== true) return undefined;
  if (value.kind === 'duration') return durationPart(value, part, run);
  if (value.kind === 'range') return rangePart(value, part);
  if (value.kind === 'function') return undefined;
  const told = value.kind === 'dateTime' && !site.lenient ? inZone(value, run.environment.zone, run) : value;
  if (part === 'value') return secondsIn(told, run);
  return (told.kind === 'time' ? undefined : datePart(told.days, part)) ?? (told.kind === 'date' ? undefined : clockPart(told, part, run));
}

function durationPart(duration: FeelDuration, part: string, run: Run): FeelValue {
  if (duration.unit === 'months') {
    if (part === 'value') return new Exact(duration.months);
    if (part === 'years') return new Exact(Math.trunc(duration.months / 12) + 0);
    return part === 'months' ? new Exact((duration.months % 12) + 0) : null;
  }
  if (part === 'value') return duration.seconds;
  spend(run, stepsOfSplit);
  const { days, hours, minutes, seconds } = secondsSplit(duration.seconds);
  return (
    new Map([
      ['days', days],
      ['hours', hours],
      ['minutes', minutes],
      ['seconds', seconds],
    ]).get(part) ?? null
  );
}

function rangePart(range: FeelRange, part: string): FeelValue {
  if (part === 'start') return range.from;
  if (part === 'end') return range.to;
  return part === 'start included' ? range.fromIncluded : range.toIncluded;
}

function datePart(days: number, part: string): FeelValue | undefined {
  const parts = datePartsOf(days);
  if (part === 'year') return new Exact(parts.year);
  if (part === 'month') return new Exact(parts.month);
  if (part === 'day') return new Exact(parts.day);
  // 1970-01-01 was a Thursday; Monday is 1.
  return part === 'weekday' ? new Exact(((((days + 3) % 7) + 7) % 7) + 1) : undefined;
}

function clockPart(value: FeelTime | FeelDateTime, part: string, run: Run): FeelValue {
  const { nanos, zone } = value;
  const seconds = Math.floor(nanos / 1e9);
  if (part === 'hour') return new Exact(Math.floor(seconds / 3600));
  if (part === 'minute') return new Exact(Math.floor(seconds / 60) % 60);
  if (part === 'second') return new Exact(nanos % 60e9).div(1e9);
  if (zone === undefined) return null;
  if (part === 'timezone') return /^(Z|[+-].*)$/.test(zone) ? null : zone;
  return secondsOf(new Exact(offsetOf(value, zone, run)).div(1e9));
}

/** Seconds since midnight for a time, since 1970-01-01 in UTC for a day or a moment. */
function secondsIn(value: FeelDate | FeelTime | FeelDateTime, run: Run): FeelValue {
  if (value.kind === 'date') return new Exact(value.days).times(86_400);
  const clock = new Exact(value.nanos).div(1e9);
  if (value.kind === 'time') return clock;
  const offset = value.zone === undefined ? 0 : offsetOf(value, value.zone, run);
  return new Exact(value.days).times(86_400).plus(clock).minus(new Exact(offset).div(1e9));
}

/** Taking a duration apart divides several times. */
const stepsOfSplit = 40;

const secondsType: FeelType = { kind: 'duration', unit: 'seconds' };

const dateParts: readonly (readonly [string, FeelType])[] = ['year', 'month', 'day', 'weekday', 'value'].map((name) => [name, numberType]);
const clockParts: readonly (readonly [string, FeelType])[] = [
  ...['hour', 'minute', 'second', 'value'].map((name) => [name, numberType] as const),
  ['time offset', secondsType],
  ['timezone', textType],
];

const partsOfKind: ReadonlyMap<FeelType['kind'], ReadonlyMap<string, FeelType>> = new Map([
  ['date', new Map(dateParts)],
  ['time', new Map(clockParts)],
  ['dateTime', new Map([...dateParts, ...clockParts])],
  ['duration', new Map(['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'value'].map((name) => [name, numberType]))],
  [
    'range',
    new Map([
      ['start', anyType],
      ['end', anyType],
      ['start included', booleanType],
      ['end included', booleanType],
    ]),
  ],
]);
