import { datePartsFrom, dayNumberOf, localDateFrom, datePartsOf as partsOf } from '../../calendar/index.ts';
import { type FeelType, numberType } from '../feel-type.ts';
import { calculate } from '../values/calculate.ts';
import { mismatch } from '../values/compare.ts';
import { durationFrom } from '../values/feel-duration.ts';
import { dateFrom, dateTimeAt, dateTimeFrom, inZone, timeFrom } from '../values/feel-time.ts';
import { type FeelDate, type FeelDateTime, type FeelTime, type FeelValue, isContext, isDecimal, isList } from '../values/feel-value.ts';
import { type Arguments, anything, type FeelFunction, optional, wholeAt } from './feel-function.ts';

const dateType: FeelType = { kind: 'date' };
const timeType: FeelType = { kind: 'time' };
const dateTimeType: FeelType = { kind: 'dateTime' };
const durationType: FeelType = { kind: 'duration' };

/**
 * FEEL's functions on dates and times. `now()` and `today()` are those of the event in the tenant's zone: no clock is read.
 * A text that is no date, time or duration gives `null`, since people type it (where it stands in the source it is a problem).
 */
export const timeFunctions: readonly FeelFunction[] = [
  { name: 'now', parameters: [], result: dateTimeType, run: ({ environment }) => dateTimeAt(environment.now, environment.zone) },
  {
    name: 'today',
    parameters: [],
    result: dateType,
    run: ({ environment }) => ({ kind: 'date', days: dateTimeAt(environment.now, environment.zone).days }),
  },
  { name: 'date', parameters: [anything('from'), optional(anything('month')), optional(anything('day'))], result: dateType, run: toDate },
  {
    name: 'time',
    parameters: [anything('from'), optional(anything('minute')), optional(anything('second')), optional(anything('offset'))],
    result: timeType,
    run: toTime,
  },
  { name: 'date and time', parameters: [anything('from'), optional(anything('time'))], result: dateTimeType, run: toDateTime },
  {
    name: 'duration',
    parameters: [anything('from')],
    result: durationType,
    run: ({ values, site }) => {
      const from = values[0] ?? null;
      if (from === null) return null;
      return typeof from === 'string' ? (durationFrom(from) ?? null) : mismatch(site, from, 'text');
    },
  },
  {
    name: 'years and months duration',
    parameters: [
      { name: 'from', kinds: ['date', 'dateTime'] },
      { name: 'to', kinds: ['date', 'dateTime'] },
    ],
    result: durationType,
    run: (args) => monthsBetween(datedAt(args, 0), datedAt(args, 1)),
  },
  {
    name: 'days between',
    parameters: [
      { name: 'from', kinds: ['date', 'dateTime'] },
      { name: 'to', kinds: ['date', 'dateTime'] },
    ],
    result: numberType,
    run: (args) => {
      const day = (index: number): FeelDate => ({ kind: 'date', days: datedAt(args, index).days });
      return calculate('/', calculate('-', day(1), day(0), args.site), durationFrom('P1D') ?? null, args.site);
    },
  },
];

function toDate(args: Arguments): FeelValue {
  const from = args.values[0] ?? null;
  if (args.values.length === 3) {
    const parts = datePartsFrom(localDateFrom({ year: wholeAt(args, 0), month: wholeAt(args, 1), day: wholeAt(args, 2) }));
    return parts === undefined ? null : { kind: 'date', days: dayNumberOf(parts) };
  }
  if (from === null) return null;
  if (typeof from === 'string') return dateFrom(from) ?? null;
  return { kind: 'date', days: datedAt(args, 0).days };
}

function toTime(args: Arguments): FeelValue {
  const from = args.values[0] ?? null;
  if (args.values.length >= 3) {
    const pad = (index: number) => String(wholeAt(args, index)).padStart(2, '0');
    return timeFrom(`${pad(0)}:${pad(1)}:${pad(2)}${offsetText(args, args.values[3] ?? null)}`) ?? null;
  }
  if (from === null) return null;
  if (typeof from === 'string') return timeFrom(from) ?? null;
  return clockAt(args, 0);
}

/** The offset of a time from UTC, given as a duration, the way times are written. */
function offsetText({ site }: Arguments, offset: FeelValue): string {
  if (offset === null) return '';
  const isDuration =
    typeof offset === 'object' && !isDecimal(offset) && !isList(offset) && !isContext(offset) && offset.kind === 'duration';
  if (!isDuration || offset.unit !== 'seconds') return mismatch(site, offset, 'duration');
  const seconds = Math.abs(offset.seconds.toNumber());
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}${seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`}`;
  return `${offset.seconds.isNegative() ? '-' : '+'}${clock}`;
}

function toDateTime(args: Arguments): FeelValue {
  const [from = null] = args.values;
  if (from === null) return null;
  if (args.values.length === 2) return { ...clockAt(args, 1), kind: 'dateTime', days: datedAt(args, 0).days };
  if (typeof from === 'string') return dateTimeFrom(from) ?? null;
  const temporal = temporalAt(args, 0, 'date and time');
  if (temporal.kind === 'date') return { kind: 'dateTime', days: temporal.days, nanos: 0 };
  return temporal.kind === 'dateTime' ? temporal : mismatch(args.site, temporal, 'date and time');
}

function monthsBetween(from: { readonly days: number }, to: { readonly days: number }): FeelValue {
  const [earlier, later] = from.days <= to.days ? [from, to] : [to, from];
  const [start, end] = [partsOf(earlier.days), partsOf(later.days)];
  const months = end.year * 12 + end.month - (start.year * 12 + start.month) - (end.day < start.day ? 1 : 0);
  return { kind: 'duration', unit: 'months', months: from.days <= to.days || months === 0 ? months : -months };
}

function clockAt(args: Arguments, index: number): FeelTime {
  const temporal = temporalAt(args, index, 'time');
  if (temporal.kind === 'date') return { kind: 'time', nanos: 0 };
  return temporal.zone === undefined
    ? { kind: 'time', nanos: temporal.nanos }
    : { kind: 'time', nanos: temporal.nanos, zone: temporal.zone };
}

function datedAt(args: Arguments, index: number): FeelDate | FeelDateTime {
  const temporal = temporalAt(args, index, 'date');
  return temporal.kind === 'time' ? mismatch(args.site, temporal, 'date') : temporal;
}

/** A date, time or date and time; an instant as the tenant's calendar and clock show it. */
function temporalAt({ values, site, environment }: Arguments, index: number, needed: string): FeelDate | FeelTime | FeelDateTime {
  const value = values[index] ?? null;
  if (value === null || typeof value !== 'object' || isDecimal(value) || isList(value) || isContext(value))
    return mismatch(site, value, needed);
  if (value.kind === 'range' || value.kind === 'function' || value.kind === 'duration') return mismatch(site, value, needed);
  return value.kind === 'dateTime' ? inZone(value, environment.zone) : value;
}
