import { datePartsFrom, datePartsOf, dayNumberOf, localDateFrom } from '../../../calendar/index.ts';
import { type FeelType, numberType, textType } from '../../feel-type.ts';
import { exact } from '../../values/compare.ts';
import { monthsOf } from '../../values/feel-duration.ts';
import { dateTimeAt, inZone } from '../../values/feel-time.ts';
import type { FeelDate, FeelDateTime } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, nullary, unary } from '../built-in.ts';
import { dated } from '../parameters.ts';

/**
 * FEEL's functions on days (DMN 1.5, 10.3.4.8 and 10.3.4.11). `now()` and `today()` are those of the event in the tenant's zone:
 * no clock is read.
 */
export const timeFunctions: readonly BuiltIn[] = [
  builtIn(
    'now',
    { zh: '现在的日期和时间。', en: 'The date and time it is now.' },
    nullary({ kind: 'dateTime' }, ({ run }) => dateTimeAt(run.environment.now, run.environment.zone, run)),
  ),
  builtIn(
    'today',
    { zh: '今天的日期。', en: 'The date of today.' },
    nullary({ kind: 'date' }, ({ run }) => ({ kind: 'date', days: dateTimeAt(run.environment.now, run.environment.zone, run).days })),
  ),
  builtIn(
    'years and months duration',
    { zh: '两个日期之间相隔几年几个月。', en: 'The years and months between two dates.' },
    binary([dated('from'), dated('to')], { kind: 'duration', unit: 'months' }, (from, to, call) =>
      monthsBetween(asShown(from, call), asShown(to, call)),
    ),
  ),
  builtIn(
    'days between',
    { zh: '两个日期之间相隔几天。', en: 'The number of days between two dates.' },
    binary([dated('from'), dated('to')], numberType, (from, to, call) => exact(asShown(to, call).days - asShown(from, call).days)),
  ),
  ofDay('day of year', { zh: '一年中的第几天。', en: 'The number of the day in its year.' }, numberType, (days) => exact(dayOfYear(days))),
  ofDay(
    'day of week',
    { zh: '星期几（英文）。', en: 'The name of the day of the week.' },
    textType,
    (days) => weekdays[weekdayOf(days)] ?? null,
  ),
  ofDay(
    'month of year',
    { zh: '月份的英文名。', en: 'The name of the month.' },
    textType,
    (days) => months[datePartsOf(days).month - 1] ?? null,
  ),
  ofDay(
    'week of year',
    { zh: '一年中的第几周（ISO 8601）。', en: 'The number of the week in its year, by ISO 8601.' },
    numberType,
    (days) => exact(weekOfYear(days)),
  ),
];

/** The day of the text's three parts; undefined when there is none. */
export function dayOfParts(parts: { readonly year: number; readonly month: number; readonly day: number }): FeelDate | undefined {
  const { year, month, day } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || Math.abs(year) > 999_999_999) return undefined;
  const read = datePartsFrom(localDateFrom(parts));
  return read === undefined ? undefined : { kind: 'date', days: dayNumberOf(read) };
}

/** A moment as the tenant's calendar and clock show it; to the standard, as it is written. */
export function asShown(value: FeelDate | FeelDateTime, { run, site }: Call): FeelDate | FeelDateTime {
  if (value.kind === 'date' || site.lenient) return value;
  return inZone(value, run.environment.zone, run);
}

function ofDay(
  name: string,
  help: BuiltIn['help'],
  result: FeelType,
  compute: (days: number) => ReturnType<typeof exact> | string | null,
): BuiltIn {
  return builtIn(
    name,
    help,
    unary(dated('date'), result, (value, call) => compute(asShown(value, call).days)),
  );
}

/** Whole months between two days; what the clocks show does not count. */
function monthsBetween(from: { readonly days: number }, to: { readonly days: number }) {
  const [earlier, later] = from.days <= to.days ? [from, to] : [to, from];
  const [start, end] = [datePartsOf(earlier.days), datePartsOf(later.days)];
  const count = end.year * 12 + end.month - (start.year * 12 + start.month) - (end.day < start.day ? 1 : 0);
  return monthsOf(from.days <= to.days || count === 0 ? count : -count);
}

function dayOfYear(days: number): number {
  return days - dayNumberOf({ year: datePartsOf(days).year, month: 1, day: 1 }) + 1;
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** A week belongs to the year its Thursday lies in. */
function weekOfYear(days: number): number {
  const thursday = days - weekdayOf(days) + 3;
  return Math.ceil(dayOfYear(thursday) / 7);
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(' ');
