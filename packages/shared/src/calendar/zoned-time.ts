import { Temporal } from 'temporal-polyfill';
import { defineFault } from '../fault/index.ts';
import { datePartsOf, type LocalDate, localDateFrom } from './local-date.ts';

/** An instant or a zone that does not exist. */
export const notAnInstant = defineFault('calendar.not-an-instant', 'caller', () => 'the instant or the time zone cannot be read');

/** A reading of a calendar and a clock on the wall: day number since 1970-01-01 and nanoseconds since midnight. */
export type WallTime = { readonly days: number; readonly nanos: number };

const nanosPerDay = 86_400_000_000_000;

/** After so many days the calendar repeats, weekdays included, and so do the rules of summer time. */
const daysPerCycle = 146_097;

/** The library knows zones for about 270,000 years each way; days beyond are moved by whole cycles of the calendar. */
const farthestDay = 500 * daysPerCycle;

/** The local day at an instant (ISO text such as `2026-02-28T16:00:00Z`) in a zone such as `Asia/Shanghai`. Throws `calendar.not-an-instant`. */
export function localDateOf(instant: string, zone: string): LocalDate {
  return localDateFrom(datePartsOf(wallTimeOf(instant, zone).days));
}

/** What calendar and clock show in the zone at the instant. Throws `calendar.not-an-instant`. */
export function wallTimeOf(instant: string, zone: string): WallTime {
  try {
    const at = Temporal.Instant.from(instant);
    return wallTimeAt(at.epochNanoseconds, zone);
  } catch (cause) {
    throw notAnInstant({}, cause);
  }
}

/** What calendar and clock show in the zone, so many nanoseconds after 1970-01-01T00:00Z. Throws `calendar.not-an-instant`. */
export function wallTimeAt(epochNanos: bigint, zone: string): WallTime {
  const local = epochNanos + BigInt(offsetAt(epochNanos, zone));
  const day = BigInt(nanosPerDay);
  const nanos = ((local % day) + day) % day;
  return { days: Number((local - nanos) / day), nanos: Number(nanos) };
}

/** Nanoseconds since 1970-01-01T00:00Z when the zone's calendar and clock show this; a skipped hour counts on from before it. Throws `calendar.not-an-instant`. */
export function epochNanosOf({ days, nanos }: WallTime, zone: string): bigint {
  const asIfUtc = BigInt(days) * BigInt(nanosPerDay) + BigInt(nanos);
  const fixed = fixedOffsetOf(zone);
  if (fixed !== undefined) return asIfUtc - BigInt(fixed);
  const moved = cyclesBeyond(days) * daysPerCycle;
  try {
    const { year, month, day } = datePartsOf(days - moved);
    const midnight = Temporal.PlainDateTime.from({ year, month, day });
    const local = midnight.add({ seconds: Math.floor(nanos / 1e9), nanoseconds: nanos % 1e9 });
    return local.toZonedDateTime(zone).epochNanoseconds + BigInt(moved) * BigInt(nanosPerDay);
  } catch (cause) {
    throw notAnInstant({}, cause);
  }
}

/** The nanoseconds a zone such as `Z`, `UTC` or `+08:00` is always ahead of UTC; undefined for zones whose clock may change. */
export function fixedOffsetOf(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC' || zone === 'Etc/UTC') return 0;
  const match = /^([+-])(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(zone);
  if (match === null) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' && seconds !== 0 ? -seconds : seconds) * 1e9;
}

/** Whether the text names a zone this runtime knows. */
export function isZone(zone: string): boolean {
  if (fixedOffsetOf(zone) !== undefined) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function offsetAt(epochNanos: bigint, zone: string): number {
  const fixed = fixedOffsetOf(zone);
  if (fixed !== undefined) return fixed;
  const moved = BigInt(cyclesBeyond(Number(epochNanos / BigInt(nanosPerDay))) * daysPerCycle) * BigInt(nanosPerDay);
  try {
    return new Temporal.Instant(epochNanos - moved).toZonedDateTimeISO(zone).offsetNanoseconds;
  } catch (cause) {
    throw notAnInstant({}, cause);
  }
}

function cyclesBeyond(days: number): number {
  return Math.abs(days) <= farthestDay ? 0 : Math.trunc((days - Math.sign(days) * farthestDay) / daysPerCycle);
}
