import { z } from 'zod';

/** A day of the calendar without a zone, as ISO text `2026-02-28`: policy dates, birthdays, dates on receipts. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** The parts of a day: year (any integer), month 1–12, day of the month 1–31. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** Reads `2026-02-28`; undefined when the text is no date or no such day exists (`2026-02-30`). Years may have up to nine digits. */
export function datePartsFrom(text: string): DateParts | undefined {
  const match = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const exists = parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month);
  return exists ? parts : undefined;
}

/**
 * Days since 1970-01-01 (negative before), by the proleptic Gregorian calendar. Counts in years that begin in March,
 * so that the leap day is the last of its year; an era is the 400 years after which the calendar repeats (146,097 days).
 */
export function dayNumberOf({ year, month, day }: DateParts): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The parts of the day with this number; the reverse of `dayNumberOf`. */
export function datePartsOf(dayNumber: number): DateParts {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** The day as ISO text; years beyond four digits keep theirs. */
export function localDateFrom({ year, month, day }: DateParts): LocalDate {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The number of days in a month of 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The same day of the month some months later; the 31st becomes the last day of a shorter month. */
export function addMonthsTo({ year, month, day }: DateParts, months: number): DateParts {
  const total = year * 12 + (month - 1) + months;
  const moved = { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 };
  return { ...moved, day: Math.min(day, daysInMonth(moved.year, moved.month)) };
}
