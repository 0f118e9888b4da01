import type { FeelValue } from '../../../expression/index.ts';
import type { Language } from '../../../text/index.ts';
import type { TableInput } from '../../decision-table.ts';
import type { Example, Region } from '../finding.ts';
import type { Column } from '../space/column.ts';
import { singleValue } from '../space/single-value.ts';
import type { Space } from '../space/space.ts';
import { spansWords } from './span-words.ts';
import { listed, spaced, valueWords } from './value-words.ts';

/**
 * An input in words: `年龄 35、金额 12,000 元、有社保：否`. A text that no cell names stands for any other. The columns that the
 * region names come first when not all can be told.
 */
export function exampleWords({ columns }: Space, { example, region }: { example: Example; region: Region }, language: Language): string {
  const named = columns.filter(({ input }) => region[input.id] !== undefined);
  const others = columns.filter(({ input }) => region[input.id] === undefined);
  const told = columns.length <= mostTold ? columns : [...named, ...others].slice(0, mostTold);
  const words = told.map((column) => labelled(column.input, wordsIn(column, example[column.input.id] ?? null, language), language));
  const more = columns.length - told.length;
  if (more > 0) words.push(language === 'zh' ? `其余 ${more} 列任意` : `any value in ${more} more columns`);
  return words.join(language === 'zh' ? '、' : ', ');
}

/** A part of the inputs in words: `年龄低于 18、有社保：否`; empty when it is all inputs. */
export function regionWords({ columns }: Pick<Space, 'columns'>, region: Region, language: Language): string {
  const words = columns.flatMap(({ input }) => {
    const spans = region[input.id];
    return spans === undefined ? [] : [labelled(input, spansWords(spans, input.type, language), language)];
  });
  return language === 'zh' ? words.join('、') : listed(words, language, 'and');
}

/** What a column is called. */
export function nameOfInput({ label, expression }: Pick<TableInput, 'label' | 'expression'>): string {
  return label.trim() === '' ? expression : label;
}

/** More columns than these are not read out. */
const mostTold = 8;

function wordsIn({ input, atoms, scale }: Column, value: FeelValue, language: Language): string {
  const isNamed = scale !== 'text' || atoms.some(({ spans }) => spans.some((span) => singleValue(span) === value));
  if (isNamed || atoms.length === 1) return valueWords(value, input.type, language);
  return language === 'zh' ? '其他值' : 'any other value';
}

function labelled(input: TableInput, words: string, language: Language): string {
  const name = nameOfInput(input);
  if (input.type === 'boolean') return language === 'zh' ? `${name}：${words}` : `${name}: ${words}`;
  return language === 'zh' ? `${name}${spaced(words, 'before')}` : `${name} ${words}`;
}
