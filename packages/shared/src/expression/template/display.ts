import { datePartsOf } from '../../calendar/index.ts';
import type { Language } from '../../text/index.ts';
import { type Decimal, digitsOf, isMoney } from '../values/exact.ts';
import { secondsSplit } from '../values/feel-duration.ts';
import { inZone } from '../values/feel-time.ts';
import { type FeelDuration, type FeelValue, isContext, isDecimal, isList } from '../values/feel-value.ts';

/**
 * The value as a person reads it: amounts with two decimals and thousands separators (half a fen away from zero), numbers in
 * plain digits, dates, times and durations in the language, instants in the zone, yes and no, lists joined. Undefined for a
 * missing value, and for objects, ranges and functions, which have no such form.
 */
export function displayOf(value: FeelValue, language: Language, zone: string): string | undefined {
  if (value === null || isContext(value)) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return yesOrNo[language][value ? 0 : 1];
  if (isDecimal(value)) return isMoney(value) ? amountText(value) : digitsOf(value);
  if (isList(value)) {
    const items = value.map((item) => displayOf(item, language, zone));
    return items.includes(undefined) ? undefined : items.join(language === 'zh' ? '、' : ', ');
  }
  switch (value.kind) {
    case 'date':
      return dayText(value.days, language);
    case 'time':
      return clockText(value.nanos);
    case 'dateTime': {
      const local = inZone(value, zone);
      return `${dayText(local.days, language)} ${clockText(local.nanos)}`;
    }
    case 'duration':
      return durationWords(value, language);
    case 'range':
    case 'function':
      return undefined;
  }
}

/** `-1234567.5` yuan as `-1,234,567.50`. */
function amountText(yuan: Decimal): string {
  const [whole = '0', cents = '00'] = yuan.abs().toFixed(2, 4).split('.');
  const sign = yuan.isNegative() && !yuan.isZero() ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

function dayText(days: number, language: Language): string {
  const { year, month, day } = datePartsOf(days);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1] ?? ''} ${year}`;
}

function clockText(nanos: number): string {
  const minutes = Math.floor(nanos / 60e9);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function durationWords(duration: FeelDuration, language: Language): string {
  const split = duration.unit === 'months' ? monthsSplit(duration.months) : Object.values(secondsSplit(duration.seconds)).map(digitsOf);
  const units = durationUnits[duration.unit][language];
  const words = split.flatMap((count, index) => (count === '0' ? [] : [`${count}${units[index] ?? ''}`]));
  const zero = `0${units.at(-1) ?? ''}`;
  return words.length === 0 ? zero : words.join(language === 'zh' ? '' : ' ');
}

function monthsSplit(count: number): string[] {
  return [String(Math.trunc(count / 12)), String(count % 12)];
}

const yesOrNo = { zh: ['是', '否'], en: ['yes', 'no'] } as const;
const months = 'January February March April May June July August September October November December'.split(' ');
const durationUnits = {
  months: { zh: ['年', '个月'], en: [' years', ' months'] },
  seconds: { zh: ['天', '小时', '分钟', '秒'], en: [' days', ' hours', ' minutes', ' seconds'] },
} as const;
