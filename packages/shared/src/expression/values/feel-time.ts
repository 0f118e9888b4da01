import {
  datePartsFrom,
  datePartsOf,
  dayNumberOf,
  epochNanosOf,
  fixedOffsetOf,
  isZone,
  localDateFrom,
  wallTimeAt,
  wallTimeOf,
} from '../../calendar/index.ts';
import { type Run, type Site, spend } from '../run/run.ts';
import type { FeelDate, FeelDateTime, FeelTime } from './feel-value.ts';

const nanosPerSecond = 1_000_000_000;
export const nanosPerDay = 86_400 * nanosPerSecond;

/** No zone is more than 18 hours from UTC. */
const widestOffset = 18 * 3600 * nanosPerSecond;

/** Asking a zone whose clock changes takes as long as this many steps; making its acquaintance longer. */
const stepsOfZone = 120;
const stepsOfNewZone = 1_000;

/** Pays for reading a text that may name a zone. */
export function payForZone(text: string, run: Run): void {
  spend(run, text.includes('@') ? stepsOfNewZone : 5);
}

/** The first and the last day of FEEL's calendar: of the years -999,999,999 to 999,999,999. */
const firstDay = dayNumberOf({ year: -999_999_999, month: 1, day: 1 });
const lastDay = dayNumberOf({ year: 999_999_999, month: 12, day: 31 });

/** Whether a day lies within FEEL's calendar. */
export function isDay(days: number): boolean {
  return days >= firstDay && days <= lastDay;
}

/** Reads `2026-02-28`; undefined when the text is no day. */
export function dateFrom(text: string): FeelDate | undefined {
  const parts = datePartsFrom(text);
  return parts === undefined ? undefined : { kind: 'date', days: dayNumberOf(parts) };
}

/**
 * Reads `09:30:00`, `09:30`, with fractions to nanoseconds and `Z`, `+08:00` or `@Asia/Shanghai` behind; undefined when the text
 * is no time. `24:00:00` is midnight, as in XML Schema.
 */
export function timeFrom(text: string): FeelTime | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9})\d{0,20})?)?([Zz]|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w/+-]{0,60})?$/.exec(text);
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const fraction = Number((match[4] ?? '').padEnd(9, '0'));
  const isEndOfDay = hour === 24 && minute + second + fraction === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined;
  const nanos = ((hour % 24) * 3600 + minute * 60 + second) * nanosPerSecond + fraction;
  return match[5] === undefined ? { kind: 'time', nanos } : zonedTime(nanos, match[5]);
}

function zonedTime(nanos: number, suffix: string): FeelTime | undefined {
  const named = suffix.startsWith('@');
  const zone = named ? suffix.slice(1) : suffix.toUpperCase();
  const offset = named ? undefined : fixedOffsetOf(zone);
  if (offset === undefined ? !named || !isZone(zone) : Math.abs(offset) > widestOffset) return undefined;
  return { kind: 'time', nanos, zone: offset === 0 ? 'Z' : zone };
}

/** Reads a day, `T` and a time, or a day alone (its midnight); undefined when the text is neither. */
export function dateTimeFrom(text: string): FeelDateTime | undefined {
  const split = text.indexOf('T');
  const date = dateFrom(split < 0 ? text : text.slice(0, split));
  const clock = split < 0 ? '00:00:00' : text.slice(split + 1);
  const time = timeFrom(clock);
  if (date === undefined || time === undefined) return undefined;
  const days = clock.startsWith('24') ? date.days + 1 : date.days;
  return isDay(days) ? { ...time, kind: 'dateTime', days } : undefined;
}

/** Date and time in the tenant's zone at an instant. */
export function dateTimeAt(instant: string, zone: string, run: Run): FeelDateTime {
  return { kind: 'dateTime', ...wallTimeOf(instant, asked(zone, run)), zone };
}

/** The same moment as the tenant's calendar and clock show it; only instants (zone `Z`) change. Spends the steps of the run, if one is given. */
export function inZone(value: FeelDateTime, zone: string, run?: Run): FeelDateTime {
  if (value.zone !== 'Z' || fixedOffsetOf(zone) === 0) return value;
  const shownIn = run === undefined ? zone : asked(zone, run);
  return { kind: 'dateTime', ...wallTimeAt(epochNanosOf(value, 'Z'), shownIn), zone };
}

/** The same moment as an instant, where a zone says which; a value without a zone stays as it is. */
export function inUtc(value: FeelDateTime): FeelDateTime {
  if (value.zone === undefined) return value;
  return { kind: 'dateTime', ...wallTimeAt(epochNanosOf(value, value.zone), 'Z'), zone: 'Z' };
}

/** Nanoseconds since 1970-01-01T00:00Z, with the zone the value is read in when it names none. */
export function momentOf(value: FeelDateTime, zone: string, run: Run): bigint {
  return epochNanosOf(value, asked(value.zone ?? zone, run));
}

/**
 * Orders two moments. One without a zone is read in the tenant's; in the standard dialect in the zone of the other, and without
 * any zone as calendars and clocks show them (DMN 1.5, table 54).
 */
export function orderOfMoments(left: FeelDateTime, right: FeelDateTime, run: Run, site: Site): number {
  const { leftZone, rightZone } = zonesOf(left, right, run, site);
  if (leftZone === rightZone) return left.days === right.days ? left.nanos - right.nanos : left.days - right.days;
  const difference = momentOf(left, leftZone, run) - momentOf(right, rightZone, run);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Orders two times, zones as in `orderOfMoments`; a zone whose clock changes has the offset it has on the day of the event. */
export function orderOfTimes(left: FeelTime, right: FeelTime, run: Run, site: Site): number {
  const { leftZone, rightZone } = zonesOf(left, right, run, site);
  if (leftZone === rightZone) return left.nanos - right.nanos;
  return left.nanos - offsetOf(left, leftZone, run) - (right.nanos - offsetOf(right, rightZone, run));
}

/** The nanoseconds a value's zone is ahead of UTC at that time; for a time of day, on the day of the event. */
export function offsetOf(value: FeelTime | FeelDateTime, zone: string, run: Run): number {
  const fixed = fixedOffsetOf(zone);
  if (fixed !== undefined) return fixed;
  const days = value.kind === 'dateTime' ? value.days : wallTimeOf(run.environment.now, asked(zone, run)).days;
  const shown = BigInt(days) * BigInt(nanosPerDay) + BigInt(value.nanos);
  return Number(shown - epochNanosOf({ days, nanos: value.nanos }, asked(zone, run)));
}

/** The day as ISO text. */
export function dateText({ days }: { readonly days: number }): string {
  return localDateFrom(datePartsOf(days));
}

/** The time as ISO text, with its zone; zones that have names follow an `@`. */
export function timeText({ nanos, zone }: { readonly nanos: number; readonly zone?: string }): string {
  const seconds = Math.floor(nanos / nanosPerSecond);
  const two = (value: number) => String(value).padStart(2, '0');
  const fraction = String(nanos % nanosPerSecond)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const suffix = zone === undefined ? '' : /^(Z|[+-].*)$/.test(zone) ? zone : `@${zone}`;
  return `${clock}${fraction === '' ? '' : `.${fraction}`}${suffix}`;
}

type Zoned = { readonly zone?: string };

function zonesOf(left: Zoned, right: Zoned, run: Run, site: Site): { leftZone: string; rightZone: string } {
  const own = site.lenient ? '' : run.environment.zone;
  return site.lenient
    ? { leftZone: left.zone ?? right.zone ?? own, rightZone: right.zone ?? left.zone ?? own }
    : { leftZone: left.zone ?? own, rightZone: right.zone ?? own };
}

/** The zone, paid for when its clock may change. */
function asked(zone: string, run: Run): string {
  if (fixedOffsetOf(zone) === undefined) spend(run, stepsOfZone);
  return zone;
}
