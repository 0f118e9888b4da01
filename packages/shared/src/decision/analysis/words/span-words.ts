import type { FeelValue } from '../../../expression/index.ts';
import type { Language } from '../../../text/index.ts';
import { complementOf, isEverything, type Span, scaleOf } from '../../cells/index.ts';
import type { ColumnType } from '../../decision-table.ts';
import { isSingle } from '../space/single-value.ts';
import { listed, spaced, valueWords } from './value-words.ts';

/** Values of a column as an operator says them: `18 至 60（不含）`, `“A”或“B”`, `不是“A”`. */
export function spansWords(spans: readonly Span[], type: ColumnType, language: Language): string {
  if (isEverything(spans)) return language === 'zh' ? '任意值' : 'any value';
  const others = complementOf(spans);
  if (isOpenText(spans) && others.every(isSingle))
    return exceptWords(
      others.map(({ from }) => from ?? null),
      type,
      language,
    );
  const shown = spans.slice(0, mostShown).map((span) => spanWords(span, type, language));
  const more = spans.length - shown.length;
  if (more === 0) return listed(shown, language, 'or');
  return language === 'zh' ? `${spaced(shown.join('、'), 'after')}等 ${spans.length} 处` : `${shown.join(', ')} and ${more} more`;
}

/** More than these are not read out. */
const mostShown = 6;

function spanWords(span: Span, type: ColumnType, language: Language): string {
  const { from, to, fromIncluded, toIncluded } = span;
  const say = (value: FeelValue) => valueWords(value, type, language);
  const dated = ['date', 'time', 'dateTime'].includes(scaleOf(from ?? to ?? null) ?? '');
  if (from !== undefined && to !== undefined) {
    if (isSingle(span)) return say(from);
    if (language === 'zh')
      return `${fromIncluded ? spaced(say(from), 'after') : `${say(from)}（不含）`}至${spaced(say(to), 'before')}${toIncluded ? '' : '（不含）'}`;
    if (!fromIncluded && !toIncluded) return `between ${say(from)} and ${say(to)}`;
    const bound = toIncluded ? 'to' : dated ? 'to before' : 'to below';
    return fromIncluded ? `${say(from)} ${bound} ${say(to)}` : `${dated ? 'after' : 'over'} ${say(from)} up to ${say(to)}`;
  }
  const words = openWords[language][dated ? 'dates' : 'amounts'];
  if (from !== undefined) return inWords(words[fromIncluded ? 'from' : 'after'], say(from), language);
  if (to !== undefined) return inWords(words[toIncluded ? 'upTo' : 'before'], say(to), language);
  return language === 'zh' ? '任意值' : 'any value';
}

function inWords(words: string, value: string, language: Language): string {
  const fitted = language === 'en' ? value : spaced(value, words.startsWith('…') ? 'after' : 'before');
  return words.replace('…', () => fitted);
}

const openWords = {
  zh: {
    amounts: { from: '…及以上', after: '高于…', upTo: '…及以下', before: '低于…' },
    dates: { from: '…及以后', after: '晚于…', upTo: '…及以前', before: '早于…' },
  },
  en: {
    amounts: { from: '… or more', after: 'more than …', upTo: '… or less', before: 'less than …' },
    dates: { from: '… or later', after: 'after …', upTo: '… or earlier', before: 'before …' },
  },
} as const;

function exceptWords(values: readonly FeelValue[], type: ColumnType, language: Language): string {
  const shown = values.slice(0, mostShown).map((value) => valueWords(value, type, language));
  const more = values.length - shown.length;
  if (language === 'zh') return `不是${shown.join('、')}${more > 0 ? ` 等 ${values.length} 个值` : ''}`;
  return `other than ${more > 0 ? `${shown.join(', ')} and ${more} more` : listed(shown, language, 'or')}`;
}

/** Texts without an end on either side: all but a few. */
function isOpenText(spans: readonly Span[]): boolean {
  const [first, last] = [spans[0], spans.at(-1)];
  return typeof (first?.to ?? first?.from) === 'string' && last !== undefined && last.to === undefined;
}
