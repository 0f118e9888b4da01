export { addDays, addMonths, daysBetween, notADate } from './count-days.ts';
export {
  addMonthsTo,
  type DateParts,
  datePartsFrom,
  datePartsOf,
  dayNumberOf,
  daysInMonth,
  LocalDate,
  localDateFrom,
} from './local-date.ts';
export { epochNanosOf, fixedOffsetOf, isZone, localDateOf, notAnInstant, type WallTime, wallTimeAt, wallTimeOf } from './zoned-time.ts';
