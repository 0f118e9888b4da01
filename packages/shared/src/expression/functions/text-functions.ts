import { booleanType, numberType, textType } from '../feel-type.ts';
import { exact, mismatch } from '../values/compare.ts';
import { payForAll, spend } from '../values/meter.ts';
import { textOfValue } from '../values/value-text.ts';
import { anything, type FeelFunction, grown, list, listAt, number, optional, text, textAt, wholeAt } from './feel-function.ts';

/** FEEL's functions on texts. Positions count characters (code points) from 1; negative ones from the end. */
export const textFunctions: readonly FeelFunction[] = [
  {
    name: 'contains',
    parameters: [text('string'), text('match')],
    result: booleanType,
    run: (args) => textAt(args, 0).includes(textAt(args, 1)),
  },
  {
    name: 'starts with',
    parameters: [text('string'), text('match')],
    result: booleanType,
    run: (args) => textAt(args, 0).startsWith(textAt(args, 1)),
  },
  {
    name: 'ends with',
    parameters: [text('string'), text('match')],
    result: booleanType,
    run: (args) => textAt(args, 0).endsWith(textAt(args, 1)),
  },
  {
    name: 'string length',
    parameters: [text('string')],
    result: numberType,
    run: (args) => exact(charactersOf(grown(args.site, textAt(args, 0))).length),
  },
  {
    name: 'substring',
    parameters: [text('string'), number('start position'), optional(number('length'))],
    result: textType,
    run(args) {
      const characters = charactersOf(grown(args.site, textAt(args, 0)));
      const start = wholeAt(args, 1);
      const from = start > 0 ? start - 1 : Math.max(0, characters.length + start);
      const length = args.values.length > 2 ? wholeAt(args, 2) : characters.length;
      return characters.slice(from, from + Math.max(0, length)).join('');
    },
  },
  { name: 'upper case', parameters: [text('string')], result: textType, run: (args) => grown(args.site, textAt(args, 0).toUpperCase()) },
  { name: 'lower case', parameters: [text('string')], result: textType, run: (args) => grown(args.site, textAt(args, 0).toLowerCase()) },
  { name: 'trim', parameters: [text('string')], result: textType, run: (args) => grown(args.site, textAt(args, 0).trim()) },
  {
    name: 'substring before',
    parameters: [text('string'), text('match')],
    result: textType,
    run: (args) => textAt(args, 0).slice(0, Math.max(0, textAt(args, 0).indexOf(textAt(args, 1)))),
  },
  {
    name: 'substring after',
    parameters: [text('string'), text('match')],
    result: textType,
    run(args) {
      const [whole, match] = [textAt(args, 0), textAt(args, 1)];
      const found = whole.indexOf(match);
      return found < 0 ? '' : whole.slice(found + match.length);
    },
  },
  {
    name: 'string join',
    parameters: [list('list'), optional(text('delimiter'))],
    result: textType,
    run(args) {
      const texts = listAt(args, 0).filter((item) => item !== null);
      const delimiter = args.values.length > 1 ? textAt(args, 1) : '';
      const pieces = texts.map((item) => (typeof item === 'string' ? item : mismatch(args.site, item, 'text')));
      spend(args.site.meter, (pieces.reduce((length, piece) => length + piece.length, 0) + delimiter.length * pieces.length) >> 4);
      return pieces.join(delimiter);
    },
  },
  {
    name: 'string',
    parameters: [anything('from')],
    result: textType,
    run({ values, site }) {
      const value = values[0] ?? null;
      payForAll(site.meter, value);
      return value === null ? null : textOfValue(value);
    },
  },
];

function charactersOf(whole: string): string[] {
  return Array.from(whole);
}
