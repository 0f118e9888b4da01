import { RE2JS } from 're2js';
import { badPattern } from '../expression-fault.ts';
import { booleanType, listOf, textType } from '../feel-type.ts';
import type { Site } from '../values/compare.ts';
import { spend } from '../values/meter.ts';
import { type Arguments, type FeelFunction, grown, optional, text, textAt } from './feel-function.ts';

/** FEEL's functions with regular expressions, matched in linear time (RE2); flags `i`, `s`, `m`. No back-references, no look-around. */
export const patternFunctions: readonly FeelFunction[] = [
  {
    name: 'matches',
    parameters: [text('input'), text('pattern'), optional(text('flags'))],
    result: booleanType,
    run(args) {
      const input = textAt(args, 0);
      const pattern = patternAt(args, 1, 2);
      return searched(args.site, input, pattern).find();
    },
  },
  {
    name: 'replace',
    parameters: [text('input'), text('pattern'), text('replacement'), optional(text('flags'))],
    result: textType,
    run(args) {
      const [input, replacement] = [textAt(args, 0), textAt(args, 2)];
      const matcher = searched(args.site, input, patternAt(args, 1, 3));
      const worst = (input.length + 1) * (replacement.length + 1);
      spend(args.site.meter, worst >> 6);
      return guarded(args.site, () => grown(args.site, matcher.replaceAll(replacement, true)));
    },
  },
  {
    name: 'split',
    parameters: [text('string'), text('delimiter')],
    result: listOf(textType),
    run(args) {
      const input = textAt(args, 0);
      const pattern = patternAt(args, 1, 2);
      const matcher = searched(args.site, input, pattern);
      const pieces: string[] = [];
      let from = 0;
      while (matcher.find()) {
        spend(args.site.meter, 1);
        if (matcher.end() === matcher.start()) continue;
        pieces.push(input.slice(from, matcher.start()));
        from = matcher.end();
      }
      return [...pieces, input.slice(from)];
    },
  },
];

/** The longest pattern, in characters; a pattern's size also counts into the steps of every search. */
const longestPattern = 500;

/** Whether the pattern can be read, for patterns that stand in the source. */
export function canRead(pattern: string): boolean {
  if (pattern.length > longestPattern) return false;
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** The most recent patterns: tables and loops use the same few again and again. */
const compiled = new Map<string, RE2JS>();
const keptPatterns = 200;

function patternAt(args: Arguments, index: number, flagsIndex: number): RE2JS {
  const source = textAt(args, index);
  const flags = args.values.length > flagsIndex ? textAt(args, flagsIndex) : '';
  if (source.length > longestPattern || /[^ism]/.test(flags)) throw badPattern({ from: args.site.from, to: args.site.to });
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const pattern = guarded(args.site, () => RE2JS.compile(source, flagBits(flags)));
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(key, pattern);
  return pattern;
}

function searched(site: Site, input: string, pattern: RE2JS) {
  // Compiling is kept from run to run, its cost is not: what an expression costs must not depend on what ran before.
  spend(site.meter, 2 * pattern.programSize());
  spend(site.meter, (input.length * Math.min(pattern.programSize(), 64)) >> 5);
  return pattern.matcher(input);
}

function guarded<T>(site: Site, attempt: () => T): T {
  try {
    return attempt();
  } catch (cause) {
    throw badPattern({ from: site.from, to: site.to }, cause);
  }
}

function flagBits(flags: string): number {
  const bit = (flag: string, value: number) => (flags.includes(flag) ? value : 0);
  return bit('i', RE2JS.CASE_INSENSITIVE) | bit('s', RE2JS.DOTALL) | bit('m', RE2JS.MULTILINE);
}
