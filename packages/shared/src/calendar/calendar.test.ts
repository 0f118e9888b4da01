import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  datePartsFrom,
  datePartsOf,
  dayNumberOf,
  daysBetween,
  epochNanosOf,
  isZone,
  LocalDate,
  localDateFrom,
  localDateOf,
  wallTimeAt,
} from './index.ts';

test('days are counted across months, leap years and years before 1970', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
  expect(daysBetween('2026-01-01', '2025-01-01')).toBe(-365);
  expect(dayNumberOf({ year: 1970, month: 1, day: 1 })).toBe(0);
  expect(addDays('1969-12-31', 1)).toBe('1970-01-01');
  expect(addDays('2026-12-31', 60)).toBe('2027-03-01');
});

test('the 31st plus a month is the last day of a shorter month', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
});

test('every day agrees with the calendar of the language, over eight centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -150_000, max: 150_000 }), (days) => {
      const text = localDateFrom(datePartsOf(days));
      expect(text).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
      expect(dayNumberOf(datePartsOf(days))).toBe(days);
      expect(datePartsFrom(text)).toEqual(datePartsOf(days));
    }),
  );
});

test('days that do not exist are no dates', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-01-01T00:00', '']) {
    expect(datePartsFrom(text)).toBeUndefined();
    expect(LocalDate.safeParse(text).success).toBe(false);
  }
  expect(() => addDays('2026-02-29', 1)).toThrowError(expect.objectContaining({ code: 'calendar.not-a-date' }));
});

test('the local day is that of the zone', () => {
  expect(localDateOf('2026-02-28T15:59:59Z', 'Asia/Shanghai')).toBe('2026-02-28');
  expect(localDateOf('2026-02-28T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-01');
  expect(localDateOf('2026-02-28T16:00:00Z', 'America/New_York')).toBe('2026-02-28');
  expect(() => localDateOf('yesterday', 'Asia/Shanghai')).toThrowError(expect.objectContaining({ code: 'calendar.not-an-instant' }));
  expect(() => localDateOf('2026-02-28T16:00:00Z', 'Moon/Base')).toThrowError(expect.objectContaining({ code: 'calendar.not-an-instant' }));
  expect([isZone('Asia/Shanghai'), isZone('+08:00'), isZone('Moon/Base')]).toEqual([true, true, false]);
});

test('an instant and what the clock shows lead to each other in zones without summer time', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 4n * 10n ** 18n }),
      fc.constantFrom('UTC', '+08:00', '-03:30', 'Asia/Tokyo'),
      (nanos, zone) => {
        fc.pre(zone !== 'Asia/Tokyo' || nanos > 0n);
        expect(epochNanosOf(wallTimeAt(nanos, zone), zone)).toBe(nanos);
      },
    ),
  );
});

test('clocks that change are known for all years, also when an hour is skipped or comes twice', () => {
  const hours = (text: string, zone = 'Europe/Paris') => {
    const [date = '', clock = '0'] = text.split('T');
    const parts = datePartsFrom(date);
    return parts === undefined ? undefined : epochNanosOf({ days: dayNumberOf(parts), nanos: Number(clock) * 3600e9 }, zone);
  };
  const utc = (text: string) => hours(text, 'Z');
  expect(hours('2026-07-01T12')).toBe(utc('2026-07-01T10'));
  expect(hours('2060-07-01T12')).toBe(utc('2060-07-01T10'));
  expect(hours('999999999-07-01T12')).toBe(utc('999999999-07-01T10'));
  expect(hours('2026-03-29T2.5')).toBe(utc('2026-03-29T1.5'));
  expect(hours('2026-10-25T2.5')).toBe(utc('2026-10-25T0.5'));
  expect(hours('-999999999-01-01T12')).toBe((utc('-999999999-01-01T12') ?? 0n) - 561_000_000_000n);
});

test('in zones whose clocks change, an instant leads to what the clock shows and back, but for hours that come twice', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(4n * 10n ** 18n), max: 4n * 10n ** 18n }),
      fc.constantFrom('Europe/Paris', 'America/St_Johns'),
      (nanos, zone) => {
        const again = epochNanosOf(wallTimeAt(nanos, zone), zone);
        expect(again <= nanos && wallTimeAt(again, zone)).toEqual(wallTimeAt(nanos, zone));
      },
    ),
  );
});
