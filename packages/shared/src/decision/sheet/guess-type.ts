import type { ColumnType } from '../decision-table.ts';
import type { SheetAnswers, SheetQuestion } from './question.ts';
import { saysAny } from './spelling/any-words.ts';
import { saysYesOrNo } from './spelling/boolean-cell.ts';
import { numberScalar } from './spelling/number-word.ts';
import { readOrdered } from './spelling/ordered-cell.ts';
import { plainText } from './spelling/plain-text.ts';
import type { ScalarReader } from './spelling/scalar.ts';
import { dateScalar, dateTimeScalar, timeScalar } from './spelling/time-words.ts';
import { Ways } from './spelling/ways.ts';

type Guessed = { readonly type: ColumnType; readonly questions: readonly SheetQuestion[] };
type Untyped = { readonly key: string; readonly heading: string; readonly cells: readonly string[] };

/** Headings and units of amounts of money. */
const moneyWords = /元|金额|费用|保费|保额|价格|限额|免赔额|赔款|赔付额|amount|price|premium|fee\b|cost|yuan|rmb|cny|[¥￥]/i;

/** The type of a column that does not tell it, by what stands in its cells; asked about where numbers and other things are mixed. */
export function guessType({ key, heading, cells }: Untyped, answers: SheetAnswers): Guessed {
  const texts = [...new Set(cells.map(plainText))].filter((text) => text !== '' && !saysAny(text));
  const known = (type: ColumnType): Guessed => ({ type, questions: [] });
  if (texts.length === 0) return known('any');
  if (texts.every((text) => text.split(/[,/、]/).every((piece) => saysYesOrNo(piece.trim())))) return known('boolean');
  const numbers = texts.filter((text) => reads(text, numberScalar) && !/^0\d/.test(text));
  const numeric = texts.some((text) => moneyWords.test(text)) || moneyWords.test(heading) ? 'money' : 'number';
  if (numbers.length === texts.length) return known(numeric);
  for (const [type, scalar] of timeTypes) if (texts.every((text) => reads(text, scalar))) return known(type);
  if (numbers.length * 2 < texts.length) return known('text');
  const chosen = [numeric, 'text', 'any'].find((type) => type === answers[`${key}.type`]);
  if (chosen === 'text' || chosen === 'any' || chosen === 'money' || chosen === 'number') return known(chosen);
  return {
    type: 'any',
    questions: [
      typeQuestion(
        { key, heading, numeric },
        texts.filter((text) => !numbers.includes(text)),
      ),
    ],
  };
}

const timeTypes: readonly (readonly [ColumnType, ScalarReader])[] = [
  ['date', dateScalar],
  ['dateTime', dateTimeScalar],
  ['time', timeScalar],
];

function reads(text: string, scalar: ScalarReader): boolean {
  return readOrdered(text, { scalar, ways: Ways.parse({}) }) !== undefined;
}

function typeQuestion(
  { key, heading, numeric }: { key: string; heading: string; numeric: 'number' | 'money' },
  examples: readonly string[],
): SheetQuestion {
  return {
    id: `${key}.type`,
    heading,
    text: { zh: '这一列有数字，也有别的内容，是什么类型？', en: 'This column holds numbers and other things. Of which type is it?' },
    choices: [
      { id: numeric, title: numeric === 'money' ? { zh: '金额', en: 'Money' } : { zh: '数字', en: 'Numbers' } },
      { id: 'text', title: { zh: '文字', en: 'Texts' } },
      { id: 'any', title: { zh: '都可能', en: 'Either' } },
    ],
    suggested: 'text',
    examples: examples.slice(0, 4),
  };
}
