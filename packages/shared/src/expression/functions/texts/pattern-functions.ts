import { badPattern } from '../../expression-fault.ts';
import { booleanType, listOf, textType } from '../../feel-type.ts';
import { type CompiledPattern, compilePattern } from '../../patterns/compiled-pattern.ts';
import { noAnswer, spend } from '../../run/run.ts';
import type { FeelValue } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, quaternary, ternary } from '../built-in.ts';
import { optional, text } from '../parameters.ts';

/** FEEL's functions with regular expressions: those of XPath (DMN 1.5, table 74), matched in linear time. */
export const patternFunctions: readonly BuiltIn[] = [
  builtIn(
    'matches',
    { zh: '文字里是否有符合正则表达式的部分。', en: 'Whether a part of the text matches a regular expression.' },
    ternary([text('input'), text('pattern'), optional(text('flags'))], booleanType, ([input, source, flags], call) => {
      const pattern = patternOf(source, flags, call);
      return pattern === null ? null : search(input, pattern, call).find();
    }),
  ),
  builtIn(
    'replace',
    {
      zh: '把符合正则表达式的部分换成别的文字；$1 是第一个括号的内容。',
      en: 'Replaces what matches a regular expression; $1 is what the first brackets matched.',
    },
    quaternary(
      [text('input'), text('pattern'), text('replacement'), optional(text('flags'))],
      textType,
      ([input, source, replacement, flags], call) => {
        const pattern = patternOf(source, flags, call);
        const pieces = pattern === null ? undefined : replacementOf(replacement, pattern.groups);
        if (pattern === null) return null;
        return pieces === undefined || pattern.matchesNothing ? unreadable(call) : replaced(input, pattern, pieces, call);
      },
    ),
  ),
  builtIn(
    'split',
    { zh: '按正则表达式把文字切成一列。', en: 'Cuts the text into a list where a regular expression matches.' },
    binary([text('string'), text('delimiter')], listOf(textType), (input, delimiter, call) => {
      const pattern = patternOf(delimiter, undefined, call);
      if (pattern === null) return null;
      return pattern.matchesNothing ? unreadable(call) : cut(input, pattern, call);
    }),
  ),
];

function patternOf(source: string, flags: string | undefined, call: Call): CompiledPattern | null {
  // Compiling is kept from run to run, its cost is not: what an expression costs must not depend on what ran before.
  spend(call.run, stepsOfReading + source.length * 4);
  const result = compilePattern(source, flags ?? '');
  if (!result.ok) return unreadable(call);
  spend(call.run, result.pattern.size * stepsOfInstruction);
  return result.pattern;
}

function search(input: string, pattern: CompiledPattern, { run }: Call) {
  spend(run, stepsOfSearch + ((input.length * Math.min(pattern.size, 200)) >> 2));
  return pattern.re2.matcher(input);
}

function replaced(input: string, pattern: CompiledPattern, pieces: readonly (string | number)[], call: Call): string {
  const matcher = search(input, pattern, call);
  let result = '';
  let from = 0;
  while (matcher.find()) {
    const groups = pieces.map((piece) => (typeof piece === 'string' ? piece : (matcher.group(piece) ?? '')));
    const made = input.slice(from, matcher.start()) + groups.join('');
    spend(call.run, stepsOfMatch + (made.length >> 4));
    result += made;
    from = matcher.end();
  }
  return result + input.slice(from);
}

function cut(input: string, pattern: CompiledPattern, call: Call): FeelValue {
  const matcher = search(input, pattern, call);
  const pieces: string[] = [];
  let from = 0;
  while (matcher.find()) {
    spend(call.run, stepsOfMatch);
    pieces.push(input.slice(from, matcher.start()));
    from = matcher.end();
  }
  return [...pieces, input.slice(from)];
}

/**
 * The pieces of a replacement: words, and the numbers of groups. `$` is followed by the number of a group, as many digits as there
 * are groups for; `\$` and `\\` are the characters themselves; undefined for anything else (XPath functions, 7.6.3).
 */
function replacementOf(source: string, groups: number): (string | number)[] | undefined {
  const pieces: (string | number)[] = [];
  for (const [whole, escaped, digits, words] of source.matchAll(/\\(.?)|\$(\d*)|([^\\$]+)/gsu)) {
    if (whole.startsWith('\\') && words === undefined) {
      if (escaped !== '\\' && escaped !== '$') return undefined;
      pieces.push(escaped);
    } else if (words === undefined) {
      if (digits === undefined || digits === '') return undefined;
      pieces.push(...groupIn(digits, groups));
    } else pieces.push(words);
  }
  return pieces;
}

/** The longest number of a group the digits begin with, and the rest of them; a group that is not there is empty. */
function groupIn(digits: string, groups: number): (string | number)[] {
  let length = 1;
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= groups) length++;
  const group = Number(digits.slice(0, length));
  return [group <= groups ? group : '', digits.slice(length)];
}

function unreadable({ run, site }: Call): null {
  return noAnswer(run, site, () => badPattern({ from: site.from, to: site.to }));
}

const stepsOfReading = 50;
const stepsOfInstruction = 10;
const stepsOfSearch = 20;
const stepsOfMatch = 5;
