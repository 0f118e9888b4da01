import { Temporal } from 'temporal-polyfill';
import { defineFault } from '../fault/index.ts';
import { datePartsOf, type LocalDate, localDateFrom } from './local-date.ts';
import { clockOffsetOf, isKnownZone } from './zone-clock.ts';

/** An instant or a zone that does not exist. */
export const notAnInstant = defineFault('calendar.not-an-instant', 'caller', () => 'the instant or the time zone cannot be read');

/** A reading of a calendar and a clock on the wall: day number since 1970-01-01 and nanoseconds since midnight. */
export type WallTime = { readonly days: number; readonly nanos: number };

const nanosPerDay = 86_400_000_000_000n;
const nanosPerMilli = 1_000_000n;

/** The local day at an instant (ISO text such as `2026-02-28T16:00:00Z`) in a zone such as `Asia/Shanghai`. Throws `calendar.not-an-instant`. */
export function localDateOf(instant: string, zone: string): LocalDate {
  return localDateFrom(datePartsOf(wallTimeOf(instant, zone).days));
}

/** What calendar and clock show in the zone at the instant. Throws `calendar.not-an-instant`. */
export function wallTimeOf(instant: string, zone: string): WallTime {
  try {
    return wallTimeAt(Temporal.Instant.from(instant).epochNanoseconds, zone);
  } catch (cause) {
    throw notAnInstant({}, cause);
  }
}

/** What calendar and clock show in the zone, so many nanoseconds after 1970-01-01T00:00Z. Throws `calendar.not-an-instant`. */
export function wallTimeAt(epochNanos: bigint, zone: string): WallTime {
  const local = epochNanos + offsetAt(epochNanos, zone);
  const nanos = ((local % nanosPerDay) + nanosPerDay) % nanosPerDay;
  return { days: Number((local - nanos) / nanosPerDay), nanos: Number(nanos) };
}

/**
 * Nanoseconds since 1970-01-01T00:00Z when the zone's calendar and clock show this. A skipped hour counts on from before it, an hour
 * that comes twice is the first of the two. Throws `calendar.not-an-instant`.
 */
export function epochNanosOf({ days, nanos }: WallTime, zone: string): bigint {
  const asIfUtc = BigInt(days) * nanosPerDay + BigInt(nanos);
  const fixed = fixedOffsetOf(zone);
  if (fixed !== undefined) return asIfUtc - BigInt(fixed);
  const [before, after] = [offsetAt(asIfUtc - nanosPerDay, zone), offsetAt(asIfUtc + nanosPerDay, zone)];
  const first = asIfUtc - before;
  if (before === after || offsetAt(first, zone) === before) return first;
  const second = asIfUtc - after;
  return offsetAt(second, zone) === after ? second : first;
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
  return fixedOffsetOf(zone) !== undefined || isKnownZone(zone);
}

function offsetAt(epochNanos: bigint, zone: string): bigint {
  const fixed = fixedOffsetOf(zone);
  if (fixed !== undefined) return BigInt(fixed);
  // Down to the millisecond before: clocks change on whole seconds.
  const millis = epochNanos >= 0n ? epochNanos / nanosPerMilli : -((nanosPerMilli - 1n - epochNanos) / nanosPerMilli);
  const offset = clockOffsetOf(Number(millis), zone);
  if (offset === undefined) throw notAnInstant({});
  return BigInt(offset) * 1_000_000_000n;
}
