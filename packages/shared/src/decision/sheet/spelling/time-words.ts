import { datePartsFrom, dayNumberOf } from '../../../calendar/index.ts';
import type { Scalar, ScalarReader } from './scalar.ts';
import type { Ways } from './ways.ts';

/** Reads a day: `2026/1/5`, `2026-01-05`, `2026.1.5`, `2026年1月5日`, `20260105`, `5/1/2026` (day or month first), `date("2026-01-05")`. */
export const dateScalar: ScalarReader = (text, ways) => {
  const day = dayIn(text, ways);
  if (day === undefined) return undefined;
  const literal = `date("${day.iso}")`;
  return { literal, order: day.days, why: text === literal ? [] : ['date'] };
};

/** Reads a time of day: `9:30`, `09:30:15`, `9点`, `9点30分`, `time("09:30:00")`. */
export const timeScalar: ScalarReader = (text) => {
  const clock = clockIn(text);
  if (clock === undefined) return undefined;
  const literal = `time("${clock.iso}")`;
  return { literal, order: clock.seconds, why: text === literal ? [] : ['time'] };
};

/** Reads a day with a time: `2026/1/5 9:30`, `date and time("2026-01-05T09:30:00")`. */
export const dateTimeScalar: ScalarReader = (text, ways) => {
  const inner = /^date and time\("(.+)"\)$/.exec(text)?.[1] ?? text;
  const [, date = '', time = ''] = /^(.+?)[T ]+(\S+)$/.exec(inner) ?? [];
  const [day, clock] = [dayIn(date, ways), clockIn(time)];
  if (day === undefined || clock === undefined) return undefined;
  const literal = `date and time("${day.iso}T${clock.iso}")`;
  return { literal, order: day.days * 86_400 + clock.seconds, why: text === literal ? [] : ['date'] };
};

/** Reads a duration: `30天`, `3个月`, `1年`, `2小时`, `30 days`, `P3D`, `duration("P3D")`. */
export const durationScalar: ScalarReader = (text) => {
  const iso = /^(?:duration\(")?(-?P[\dYMDTHS.]+)(?:"\))?$/.exec(text)?.[1] ?? wordsToIso(text);
  if (iso === undefined) return undefined;
  const literal = `duration("${iso}")`;
  return { literal, order: Number.NaN, why: text === literal ? [] : ['duration'] } satisfies Scalar;
};

function dayIn(text: string, ways: Ways): { readonly iso: string; readonly days: number } | undefined {
  const plain = /^date\("(.+)"\)$/.exec(text)?.[1] ?? text;
  const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  const [, year, month, day] = yearFirst ?? reordered(yearLast, ways) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parts = datePartsFrom(iso);
  return parts && { iso, days: dayNumberOf(parts) };
}

/** A number above 12 is no month, whatever was chosen. */
function reordered(match: RegExpExecArray | null, ways: Ways): readonly (string | undefined)[] | undefined {
  if (match === null) return undefined;
  const [, first, second, year] = match;
  const dayFirst = Number(first) > 12 || (Number(second) <= 12 && ways.days === 'dayFirst');
  return dayFirst ? [undefined, year, second, first] : [undefined, year, first, second];
}

function clockIn(text: string): { readonly iso: string; readonly seconds: number } | undefined {
  const plain = /^time\("(.+)"\)$/.exec(text)?.[1] ?? text;
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(plain) ?? /^(\d{1,2})[点时](?:(\d{1,2})分?)?$/.exec(plain);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
  if (hours === undefined || minutes === undefined || seconds === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const iso = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  return { iso, seconds: hours * 3600 + minutes * 60 + seconds };
}

const durationForms: readonly (readonly [RegExp, (count: number) => string])[] = [
  [/^(?:年|years?)$/i, (count) => `P${count}Y`],
  [/^(?:个月|月|months?)$/i, (count) => `P${count}M`],
  [/^(?:周|星期|weeks?)$/i, (count) => `P${count * 7}D`],
  [/^(?:天|日|days?)$/i, (count) => `P${count}D`],
  [/^(?:小时|hours?|h)$/i, (count) => `PT${count}H`],
  [/^(?:分钟|minutes?|min)$/i, (count) => `PT${count}M`],
];

function wordsToIso(text: string): string | undefined {
  const [, digits = '', word = ''] = /^(\d{1,6})\s?(\S{1,8})$/.exec(text) ?? [];
  return durationForms.find(([known]) => known.test(word))?.[1](Number(digits));
}
