import type { FeelDateTime, FeelTime, FeelValue } from '../../expression/index.ts';
import type { Span } from './span.ts';

/** Times in a span of times (or of dates with times), the roundest first: nine in the morning, midnights, whole hours, minutes, seconds. */
export function clocksIn({ from, to }: Span, kind: 'time' | 'dateTime'): readonly FeelValue[] {
  if (isClock(from)) return units.map((unit) => shifted(from, unit, 1)).filter((value) => value !== undefined);
  if (isClock(to)) return [to, ...units.map((unit) => shifted(to, unit, -1))].filter((value) => value !== undefined);
  return [kind === 'time' ? { kind, nanos: 9 * hour } : { kind, days: firstOf2026, nanos: 9 * hour }];
}

/** The first whole unit after the value, or the last before it. */
function shifted(value: FeelTime | FeelDateTime, unit: number, step: 1 | -1): FeelValue | undefined {
  const whole = step > 0 ? Math.floor(value.nanos / unit) + 1 : Math.ceil(value.nanos / unit) - 1;
  const nanos = whole * unit;
  const carried = Math.floor(nanos / day);
  if (value.kind === 'dateTime') return { kind: 'dateTime', days: value.days + carried, nanos: nanos - carried * day };
  return carried === 0 ? { kind: 'time', nanos } : undefined;
}

function isClock(value: FeelValue | undefined): value is FeelTime | FeelDateTime {
  return typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'time' || value.kind === 'dateTime');
}

/** 2026-01-01 in days since 1970-01-01. */
export const firstOf2026 = 20_454;
const second = 1_000_000_000;
const hour = 3600 * second;
const day = 24 * hour;
const units = [day, hour, 60 * second, second, 1];
