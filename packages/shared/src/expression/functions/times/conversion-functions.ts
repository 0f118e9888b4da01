import type { FeelType } from '../../feel-type.ts';
import { spend } from '../../run/run.ts';
import { mismatch, uncomputable } from '../../values/compare.ts';
import type { Decimal } from '../../values/exact.ts';
import { durationFrom } from '../../values/feel-duration.ts';
import { dateFrom, dateTimeFrom, payForZone, timeFrom } from '../../values/feel-time.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime, FeelValue } from '../../values/feel-value.ts';
import { isTagged } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, quaternary, ternary, unary } from '../built-in.ts';
import { anything, dated, duration, nullable, number, optional, text, timeOfDay, whole } from '../parameters.ts';
import { asShown, dayOfParts } from './time-functions.ts';

const dateType: FeelType = { kind: 'date' };
const timeType: FeelType = { kind: 'time' };
const dateTimeType: FeelType = { kind: 'dateTime' };

/**
 * FEEL's functions that make dates, times and durations (DMN 1.5, 10.3.4.1). A text that is none gives `null`, since people type it
 * (where it stands in the source it is a problem).
 */
export const conversionFunctions: readonly BuiltIn[] = [
  builtIn(
    'date',
    { zh: '由文字、日期时间或年月日得到日期。', en: 'A date from text, a date and time, or year, month and day.' },
    unary(anything('from'), dateType, (from, call) => (typeof from === 'string' ? orNone(dateFrom(from), call) : toDate(from, call))),
    ternary([whole('year'), whole('month'), whole('day')], dateType, ([year, month, day], call) =>
      orNone(dayOfParts({ year, month, day }), call),
    ),
  ),
  builtIn(
    'time',
    { zh: '由文字、日期时间或时分秒得到时间。', en: 'A time from text, a date and time, or hour, minute and second.' },
    unary(anything('from'), timeType, (from, call) =>
      typeof from === 'string' ? orNone(read(timeFrom, from, call), call) : toTime(from, call),
    ),
    quaternary([whole('hour'), whole('minute'), number('second'), nullable(optional(duration('offset')))], timeType, timeOfParts),
  ),
  builtIn(
    'date and time',
    { zh: '由文字，或日期加时间，得到日期时间。', en: 'A date and time from text, or from a date and a time.' },
    unary(anything('from'), dateTimeType, (from, call) =>
      typeof from === 'string' ? orNone(read(dateTimeFrom, from, call), call) : toDateTime(from, call),
    ),
    binary([dated('date'), timeOfDay('time')], dateTimeType, (date, time, call) => ({
      ...time,
      kind: 'dateTime',
      days: asShown(date, call).days,
    })),
  ),
  builtIn(
    'duration',
    { zh: '由文字得到时长，如 "P1DT2H" 或 "P1Y6M"。', en: 'A duration from text such as "P1DT2H" or "P1Y6M".' },
    unary(text('from'), { kind: 'duration' }, (from, call) => {
      spend(call.run, stepsOfDuration);
      return orNone(durationFrom(from), call);
    }),
  ),
];

/** What a text says, paid for when it may name a zone. */
function read(reader: (text: string) => FeelValue | undefined, text: string, { run }: Call): FeelValue | undefined {
  payForZone(text, run);
  return reader(text);
}

/** The parts of a duration are multiplied and summed. */
const stepsOfDuration = 30;

/** The value, or no answer; strict dialects answer `null` as well, for people type such texts. */
function orNone(value: FeelValue | undefined, { run, site }: Call): FeelValue {
  return value ?? (site.lenient ? uncomputable(run, site) : null);
}

type Temporal = FeelDate | FeelTime | FeelDateTime;

/** A date, time or date and time, also as the only item of a list in the standard dialect; undefined when it is none. */
function temporalFrom(from: FeelValue): Temporal | undefined {
  return isTagged(from) && (from.kind === 'date' || from.kind === 'time' || from.kind === 'dateTime') ? from : undefined;
}

function toDate(from: FeelValue, call: Call): FeelValue {
  const temporal = temporalFrom(from);
  if (temporal === undefined || temporal.kind === 'time') return missing(from, 'date', call);
  return { kind: 'date', days: asShown(temporal, call).days };
}

function toTime(from: FeelValue, call: Call): FeelValue {
  const temporal = temporalFrom(from);
  if (temporal === undefined) return missing(from, 'time', call);
  if (temporal.kind === 'time') return temporal;
  if (temporal.kind === 'date') return call.site.lenient ? { kind: 'time', nanos: 0, zone: 'Z' } : { kind: 'time', nanos: 0 };
  const shown = asShown(temporal, call);
  if (shown.kind === 'date') return { kind: 'time', nanos: 0 };
  return shown.zone === undefined ? { kind: 'time', nanos: shown.nanos } : { kind: 'time', nanos: shown.nanos, zone: shown.zone };
}

function toDateTime(from: FeelValue, call: Call): FeelValue {
  const temporal = temporalFrom(from);
  if (temporal === undefined || temporal.kind === 'time') return missing(from, 'date and time', call);
  if (temporal.kind === 'dateTime') return temporal;
  return call.site.lenient
    ? { kind: 'dateTime', days: temporal.days, nanos: 0, zone: 'Z' }
    : { kind: 'dateTime', days: temporal.days, nanos: 0 };
}

/** Nothing was given, or something of another kind. */
function missing(from: FeelValue, needed: string, { run, site }: Call): FeelValue {
  return from === null && !site.lenient ? null : mismatch(run, site, from, needed);
}

type TimeParts = readonly [hour: number, minute: number, second: Decimal, offset: FeelDuration | undefined];

function timeOfParts([hour, minute, second, offset]: TimeParts, call: Call): FeelValue {
  const [whole, fraction = ''] = second.abs().toFixed(9).split('.');
  const pad = (value: number | string | undefined) => String(value ?? '').padStart(2, '0');
  const zone = offset === undefined ? '' : offsetText(offset);
  if (hour < 0 || minute < 0 || second.isNegative() || zone === undefined) return orNone(undefined, call);
  return orNone(timeFrom(`${pad(hour)}:${pad(minute)}:${pad(whole)}.${fraction}${zone}`), call);
}

/** The offset of a time from UTC, given as a duration, the way times are written; undefined when it is of months or not of whole seconds. */
function offsetText(offset: FeelDuration): string | undefined {
  if (offset.unit !== 'seconds' || !offset.seconds.isInteger() || offset.seconds.abs().gt(86_400)) return undefined;
  const seconds = Math.abs(offset.seconds.toNumber());
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}${seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`}`;
  return `${offset.seconds.isNegative() ? '-' : '+'}${clock}`;
}
