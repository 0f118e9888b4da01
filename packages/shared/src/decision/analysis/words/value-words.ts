import { displayOf, type FeelValue, isDecimal, literalOf } from '../../../expression/index.ts';
import type { Language, Text } from '../../../text/index.ts';
import type { ColumnType } from '../../decision-table.ts';

/** A text in both languages. */
export function inBoth(say: (language: Language) => string): Text {
  return { zh: say('zh'), en: say('en') };
}

/** A value of a column as an operator reads it: amounts in yuan, texts in quotes, yes and no, days in the language. */
export function valueWords(value: FeelValue, type: ColumnType, language: Language): string {
  if (typeof value === 'string') return `“${value}”`;
  // Clocks are shown to the minute only, amounts to the fen: what would be cut off is written out.
  if (hasSeconds(value)) return literalOf(value);
  const shown = displayOf(value, language, 'UTC') ?? literalOf(value);
  if (type !== 'money' || !isDecimal(value)) return shown;
  const amount = value.times(100).isInteger() ? shown.replace(/\.00$/, '') : literalOf(value);
  return `${amount} ${language === 'zh' ? '元' : 'yuan'}`;
}

/** Words one after the other, the last joined by “and” or “or”. */
export function listed(words: readonly string[], language: Language, last: 'and' | 'or'): string {
  if (language === 'zh')
    return last === 'and' ? words.join('、') : words.reduce((left, right) => `${spaced(left, 'after')}或${spaced(right, 'before')}`);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** Chinese words with a space where they end in (or begin with) a digit or letter and a Chinese word follows (or comes before). */
export function spaced(words: string, where: 'after' | 'before'): string {
  if (where === 'after') return /\w$/.test(words) ? `${words} ` : words;
  return /^[-\w]/.test(words) ? ` ${words}` : words;
}

function hasSeconds(value: FeelValue): boolean {
  return value !== null && typeof value === 'object' && 'nanos' in value && value.nanos % 60e9 !== 0;
}
