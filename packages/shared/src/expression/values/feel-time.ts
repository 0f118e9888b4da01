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
import type { FeelDate, FeelDateTime, FeelTime } from './feel-value.ts';

const nanosPerSecond = 1_000_000_000;
export const nanosPerDay = 86_400 * nanosPerSecond;

/** No zone is more than 18 hours from UTC. */
const widestOffset = 18 * 3600 * nanosPerSecond;

/** Reads `2026-02-28`; undefined when the text is no day. */
export function dateFrom(text: string): FeelDate | undefined {
  const parts = datePartsFrom(text);
  return parts === undefined ? undefined : { kind: 'date', days: dayNumberOf(parts) };
}

/** Reads `09:30:00`, `09:30`, with fractions to nanoseconds and `Z`, `+08:00` or `@Asia/Shanghai` behind; undefined when the text is no time. */
export function timeFrom(text: string): FeelTime | undefined {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[\w/+-]{1,60})?$/.exec(text);
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const nanos = (hour * 3600 + minute * 60 + second) * nanosPerSecond + Number((match[4] ?? '').padEnd(9, '0'));
  if (match[5] === undefined) return { kind: 'time', nanos };
  const zone = match[5].startsWith('@') ? match[5].slice(1) : match[5];
  const offset = fixedOffsetOf(zone);
  if (offset === undefined ? !isZone(zone) : Math.abs(offset) > widestOffset) return undefined;
  return { kind: 'time', nanos, zone: offset === 0 ? 'Z' : zone };
}

/** Reads a day, `T` and a time, or a day alone (its midnight); undefined when the text is neither. */
export function dateTimeFrom(text: string): FeelDateTime | undefined {
  const split = text.indexOf('T');
  const date = dateFrom(split < 0 ? text : text.slice(0, split));
  const time = split < 0 ? timeFrom('00:00:00') : timeFrom(text.slice(split + 1));
  if (date === undefined || time === undefined) return undefined;
  return { ...time, kind: 'dateTime', days: date.days };
}

/** Date and time in the tenant's zone at an instant. */
export function dateTimeAt(instant: string, zone: string): FeelDateTime {
  return { kind: 'dateTime', ...wallTimeOf(instant, zone), zone };
}

/** The same moment as the tenant's calendar and clock show it; only instants (zone `Z`) change. */
export function inZone(value: FeelDateTime, zone: string): FeelDateTime {
  if (value.zone !== 'Z' || fixedOffsetOf(zone) === 0) return value;
  return { kind: 'dateTime', ...wallTimeAt(epochNanosOf(value, 'Z'), zone), zone };
}

/** The same moment as an instant, where a zone says which; a value without a zone stays as it is. */
export function inUtc(value: FeelDateTime): FeelDateTime {
  if (value.zone === undefined) return value;
  return { kind: 'dateTime', ...wallTimeAt(epochNanosOf(value, value.zone), 'Z'), zone: 'Z' };
}

/** Nanoseconds since 1970-01-01T00:00Z; a value without a zone is read in the tenant's. */
export function momentOf(value: FeelDateTime, zone: string): bigint {
  return epochNanosOf(value, value.zone ?? zone);
}

/** Nanoseconds since midnight to order times by: of UTC when the time has a fixed offset, else as the clock shows. */
export function clockOf(value: FeelTime): number {
  return value.nanos - (value.zone === undefined ? 0 : (fixedOffsetOf(value.zone) ?? 0));
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
