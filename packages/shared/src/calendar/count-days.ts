import { defineFault } from '../fault/index.ts';
import { addMonthsTo, type DateParts, datePartsFrom, datePartsOf, dayNumberOf, type LocalDate, localDateFrom } from './local-date.ts';

/** A text that should be a day is none. */
export const notADate = defineFault('calendar.not-a-date', 'caller', () => 'the text is not a date like 2026-02-28');

/** Days from the first day to the second: 0 for the same day, negative when the second is earlier. Throws `calendar.not-a-date`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(parts(to)) - dayNumberOf(parts(from));
}

/** The day so many days later (or earlier, when negative). Throws `calendar.not-a-date`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateFrom(datePartsOf(dayNumberOf(parts(date)) + days));
}

/** The same day some months later; 31 January plus one month is the last day of February. Throws `calendar.not-a-date`. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return localDateFrom(addMonthsTo(parts(date), months));
}

function parts(date: LocalDate): DateParts {
  const read = datePartsFrom(date);
  if (read === undefined) throw notADate({});
  return read;
}
