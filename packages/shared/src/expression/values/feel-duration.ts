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

/** Whether a duration is no longer than FEEL's calendar, there and back: nothing longer has a use or an exact count. */
export function isMeasurable(duration: FeelDuration): boolean {
  return duration.unit === 'months' ? Math.abs(duration.months) <= longestMonths : duration.seconds.abs().lte(longestSeconds);
}

/** Reads `P1Y2M` or `P3DT4H5M6.7S`, a sign before it; undefined when the text is no duration, mixes months with days or is too long. */
export function durationFrom(text: string): FeelDuration | undefined {
  const months = /^(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/.exec(text);
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return measurable(monthsOf(months[1] === '-' && count !== 0 ? -count : count));
  }
  const match = /^(-?)P(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18}(?:\.\d{0,20})?)S)?)?$/.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const part = (index: number, seconds: number) => new Exact(match[index] ?? 0).times(seconds);
  const total = part(2, 86_400).plus(part(3, 3600)).plus(part(4, 60)).plus(part(5, 1));
  return measurable(secondsOf(match[1] === '-' ? total.negated() : total));
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

const longestMonths = 2 * 12 * 1_000_000_000;
const longestSeconds = 2 * 366 * 86_400 * 1_000_000_000;

function measurable(duration: FeelDuration): FeelDuration | undefined {
  return isMeasurable(duration) ? duration : undefined;
}
