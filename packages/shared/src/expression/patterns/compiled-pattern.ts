import { RE2JS } from 're2js';
import type { Text } from '../../text/index.ts';
import { translatePattern } from './xpath-pattern.ts';

/** A pattern that can be searched for. `size` counts what its program holds; `matchesNothing`: it also matches where nothing is. */
export type CompiledPattern = { readonly re2: RE2JS; readonly size: number; readonly groups: number; readonly matchesNothing: boolean };

/** The pattern, or what is wrong with it. */
export type PatternResult = { readonly ok: true; readonly pattern: CompiledPattern } | { readonly ok: false; readonly problem: Text };

/** The most recent patterns: tables and loops use the same few again and again. */
const recent = new Map<string, PatternResult>();
const mostKept = 200;

/** All programs that are kept are together no larger than this. */
const mostInstructions = 20_000;
let instructions = 0;

/** A regular expression of XPath, compiled for a search in linear time, or why it cannot be. */
export function compilePattern(source: string, flags: string): PatternResult {
  const key = `${flags}/${source}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const result = compiled(source, flags);
  instructions += result.ok ? result.pattern.size : 0;
  if (recent.size >= mostKept || instructions > mostInstructions) {
    recent.clear();
    instructions = 0;
  }
  recent.set(key, result);
  return result;
}

function compiled(source: string, flags: string): PatternResult {
  const translation = translatePattern(source, flags);
  if (!translation.ok) return translation;
  const { source: text, size, groups } = translation.pattern;
  try {
    const re2 = RE2JS.compile(text);
    return { ok: true, pattern: { re2, size: Math.max(size, re2.programSize()), groups, matchesNothing: re2.matcher('').find() } };
  } catch {
    return { ok: false, problem: { zh: '这个匹配模式无法识别。', en: 'This pattern cannot be read.' } };
  }
}
