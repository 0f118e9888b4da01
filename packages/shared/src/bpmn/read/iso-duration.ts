/**
 * The seconds of an ISO 8601 duration of fixed length: weeks, days of 24 hours, hours, minutes, whole seconds. Undefined for any other
 * text, and for months and years, whose length depends on the calendar.
 */
export function secondsFrom(text: string): number | undefined {
  const found = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/.exec(text.trim());
  if (!found) return undefined;
  const [, weeks, days, hours, minutes, seconds] = found;
  const parts = [weeks, days, hours, minutes, seconds];
  if (parts.every((part) => part === undefined)) return undefined;
  const units = [604_800, 86_400, 3600, 60, 1];
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (units[index] ?? 0), 0);
}

/** Seconds as an ISO 8601 duration that every tool reads: `PT90S`. */
export function durationFrom(seconds: number): string {
  return `PT${seconds}S`;
}
