import { booleanType, numberType, textType } from '../../feel-type.ts';
import { payForText } from '../../run/meter.ts';
import { spend } from '../../run/run.ts';
import { exact, mismatch, uncomputable } from '../../values/compare.ts';
import type { FeelValue } from '../../values/feel-value.ts';
import { textOfValue } from '../../values/value-text.ts';
import { type BuiltIn, binary, builtIn, type Call, ternary, unary } from '../built-in.ts';
import { anything, list, nullable, optional, text, whole } from '../parameters.ts';

const stringAndMatch = [text('string'), text('match')] as const;

/** FEEL's functions on texts (DMN 1.5, 10.3.4.3). Positions count characters (code points) from 1; negative ones from the end. */
export const textFunctions: readonly BuiltIn[] = [
  builtIn(
    'string',
    { zh: '把值转成文字。', en: 'Turns a value into text.' },
    unary(anything('from'), textType, (value, { run }) => {
      if (value === null) return null;
      payForText(run, value);
      return textOfValue(value);
    }),
  ),
  builtIn(
    'contains',
    { zh: '文字里是否含有另一段文字。', en: 'Whether the text contains another.' },
    binary(stringAndMatch, booleanType, (whole, match) => whole.includes(match)),
  ),
  builtIn(
    'starts with',
    { zh: '文字是否以另一段文字开头。', en: 'Whether the text starts with another.' },
    binary(stringAndMatch, booleanType, (whole, match) => whole.startsWith(match)),
  ),
  builtIn(
    'ends with',
    { zh: '文字是否以另一段文字结尾。', en: 'Whether the text ends with another.' },
    binary(stringAndMatch, booleanType, (whole, match) => whole.endsWith(match)),
  ),
  builtIn(
    'string length',
    { zh: '文字有多少个字。', en: 'How many characters the text has.' },
    unary(text('string'), numberType, (value, call) => exact(countCharacters(value, call))),
  ),
  builtIn(
    'substring',
    {
      zh: '从某个位置起的一段文字；位置从 1 数起，负数从末尾数。',
      en: 'A part of the text from a position on; 1 is the first, -1 the last.',
    },
    ternary([text('string'), whole('start position'), optional(whole('length'))], textType, substring),
  ),
  builtIn(
    'substring before',
    { zh: '某段文字之前的部分；没有则为空。', en: 'What comes before a match; empty without one.' },
    binary(stringAndMatch, textType, (whole, match) => whole.slice(0, Math.max(0, whole.indexOf(match)))),
  ),
  builtIn(
    'substring after',
    { zh: '某段文字之后的部分；没有则为空。', en: 'What comes after a match; empty without one.' },
    binary(stringAndMatch, textType, (whole, match) => {
      const found = whole.indexOf(match);
      return found < 0 ? '' : whole.slice(found + match.length);
    }),
  ),
  builtIn(
    'upper case',
    { zh: '字母改成大写。', en: 'The text in capital letters.' },
    unary(text('string'), textType, (value, call) => grown(value.toUpperCase(), call)),
  ),
  builtIn(
    'lower case',
    { zh: '字母改成小写。', en: 'The text in small letters.' },
    unary(text('string'), textType, (value, call) => grown(value.toLowerCase(), call)),
  ),
  builtIn(
    'trim',
    { zh: '去掉首尾的空白。', en: 'The text without white space around it.' },
    unary(text('string'), textType, (value, call) => grown(value.trim(), call)),
  ),
  builtIn(
    'string join',
    {
      zh: '把一列文字连起来，中间可加分隔符；空值略过。',
      en: 'Joins a list of texts, with a separator if one is given; missing ones are left out.',
    },
    binary([list('list'), nullable(optional(text('delimiter')))], textType, (items, delimiter, call) => join(items, delimiter ?? '', call)),
  ),
];

/** To the standard a start or a length outside the text has no answer; strict dialects give what there is. */
function substring([value, start, length]: readonly [string, number, number | undefined], call: Call): FeelValue {
  const size = countCharacters(value, call);
  const from = start > 0 ? start - 1 : size + start;
  const longest = size - from;
  const outside = start === 0 || from < 0 || longest < 1 || (length !== undefined && (length < 1 || length > longest));
  if (outside && call.site.lenient) return uncomputable(call.run, call.site);
  const begin = Math.max(0, start === 0 ? size : from);
  return sliceCharacters(value, begin, length === undefined ? size : begin + Math.max(0, length));
}

function join(items: readonly FeelValue[], delimiter: string, { run, site }: Call): FeelValue {
  const pieces: string[] = [];
  for (const item of items) {
    if (item === null) continue;
    if (typeof item !== 'string') return mismatch(run, site, item, 'text');
    pieces.push(item);
  }
  spend(run, (pieces.reduce((length, piece) => length + piece.length, 0) + delimiter.length * pieces.length) >> 4);
  return pieces.join(delimiter);
}

/** A text result, paid for by its length. */
function grown(text: string, { run }: Call): string {
  spend(run, text.length >> 4);
  return text;
}

/** How many characters a text has; those beyond the first plane take two units of JavaScript's texts. */
function countCharacters(value: string, { run }: Call): number {
  spend(run, value.length >> 4);
  if (!hasSurrogates.test(value)) return value.length;
  spend(run, value.length >> 2);
  let count = 0;
  for (let index = 0; index < value.length; index++) {
    if ((value.codePointAt(index) ?? 0) > 0xffff) index++;
    count++;
  }
  return count;
}

/** The characters from one position to before another, counted from 0. */
function sliceCharacters(value: string, from: number, to: number): string {
  if (!hasSurrogates.test(value)) return value.slice(from, to);
  let [begin, end, count] = [value.length, value.length, 0];
  for (let index = 0; index < value.length; index++, count++) {
    if (count === from) begin = index;
    if (count === to) end = index;
    if ((value.codePointAt(index) ?? 0) > 0xffff) index++;
  }
  return value.slice(begin, Math.max(begin, end));
}

const hasSurrogates = /[\ud800-\udfff]/;
