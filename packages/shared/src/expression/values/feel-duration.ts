import { type Decimal, digitsOf, Exact } from './exact.ts';
import type { FeelDuration } from './feel-value.ts';

/** A duration of months and years. */
export function monthsOf(months: number): FeelDuration {
  return { kind: 'duration', unit: 'months', months };
}

/** A duration of exact seconds (days, hours, minutes, seconds). */
export function secondsOf(seconds: Decimal): FeelDuration {
  return { kind: 'duration', unit: 'seconds', seconds };
}

/** Reads `P1Y2M` or `P3DT4H5M6.7S`, a sign before it; undefined when the text is no duration or mixes months with days. */
export function durationFrom(text: string): FeelDuration | undefined {
  const months = /^(-?)P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?$/.exec(text);
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return monthsOf(months[1] === '-' && count !== 0 ? -count : count);
  }
  const match = /^(-?)P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const part = (index: number, seconds: number) => new Exact(match[index] ?? 0).times(seconds);
  const total = part(2, 86_400).plus(part(3, 3600)).plus(part(4, 60)).plus(part(5, 1));
  return secondsOf(match[1] === '-' ? total.negated() : total);
}

/** The duration as ISO text: `P1Y2M`, `P1DT2H`, `PT0S`. */
export function durationText(duration: FeelDuration): string {
  if (duration.unit === 'months') {
    const years = Math.trunc(Math.abs(duration.months) / 12);
    const months = Math.abs(duration.months) % 12;
    const body = `${years > 0 ? `${years}Y` : ''}${months > 0 || years === 0 ? `${months}M` : ''}`;
    return `${duration.months < 0 ? '-' : ''}P${body}`;
  }
  const { days, hours, minutes, seconds } = secondsSplit(duration.seconds.abs());
  const rest = [
    hours.isZero() ? '' : `${digitsOf(hours)}H`,
    minutes.isZero() ? '' : `${digitsOf(minutes)}M`,
    seconds.isZero() ? '' : `${digitsOf(seconds)}S`,
  ].join('');
  const body = `${days.isZero() ? '' : `${digitsOf(days)}D`}${rest === '' ? '' : `T${rest}`}`;
  return `${duration.seconds.isNegative() && !duration.seconds.isZero() ? '-' : ''}P${body === '' ? 'T0S' : body}`;
}

/** Days, hours, minutes and seconds of a number of seconds; all carry its sign. */
export function secondsSplit(total: Decimal): { days: Decimal; hours: Decimal; minutes: Decimal; seconds: Decimal } {
  const days = total.divToInt(86_400);
  const hours = total.mod(86_400).divToInt(3600);
  const minutes = total.mod(3600).divToInt(60);
  return { days, hours, minutes, seconds: total.mod(60) };
}
