import { Fault } from '../../fault/index.ts';
import type { Text } from '../../text/index.ts';
import { type PatternReader, readerOf, unreadable } from './pattern-reader.ts';
import { readClass, readEscape } from './xpath-class.ts';

/** A pattern in the syntax of RE2, and about how large a program it becomes. */
export type Re2Pattern = { readonly source: string; readonly size: number; readonly groups: number };

/** The pattern, or what is wrong with it. */
export type Translation = { readonly ok: true; readonly pattern: Re2Pattern } | { readonly ok: false; readonly problem: Text };

/** The longest pattern, in characters. */
const longestPattern = 500;

/** The largest program: repeats multiply, so `(a{1000}){1000}` is a short pattern and a large program. */
const largestProgram = 2_000;

/**
 * A regular expression of XPath (XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6), in the syntax of RE2, which matches in
 * linear time. Flags: `i` ignores case, `s` lets `.` match line breaks, `m` lets `^` and `$` match at them, `x` ignores white
 * space in the pattern. What linear time cannot do, back-references and looking ahead, is refused by name.
 */
export function translatePattern(source: string, flags: string): Translation {
  if (/[^ismx]/.test(flags))
    return refused({ zh: `不认识的匹配选项“${flags}”，只能用 i、s、m、x。`, en: `Unknown flags “${flags}”: only i, s, m and x.` });
  if (source.length > longestPattern)
    return refused({ zh: `匹配模式不能超过 ${longestPattern} 个字符。`, en: `A pattern has at most ${longestPattern} characters.` });
  const reader = readerOf(source, flags);
  try {
    const { text, size } = readBranches(reader);
    if (reader.peek() !== '') throw unreadable({ zh: '多了一个右括号。', en: 'There is a closing bracket too many.' });
    if (size > largestProgram) throw unreadable({ zh: '匹配模式重复太多。', en: 'The pattern repeats too much.' });
    const inline = flags.includes('i') ? '(?i)' : '';
    return { ok: true, pattern: { source: `${inline}${text}`, size: size + 1, groups: reader.groups() } };
  } catch (problem) {
    if (!(problem instanceof Fault) || !unreadable.is(problem)) throw problem;
    return refused({ zh: String(problem.facts.zh), en: String(problem.facts.en) });
  }
}

type Piece = { readonly text: string; readonly size: number };

function readBranches(reader: PatternReader): Piece {
  const branches: Piece[] = [readBranch(reader)];
  while (reader.take('|')) branches.push(readBranch(reader));
  return { text: branches.map((branch) => branch.text).join('|'), size: branches.reduce((sum, branch) => sum + branch.size + 1, 0) };
}

function readBranch(reader: PatternReader): Piece {
  let text = '';
  let size = 0;
  for (let next = reader.peek(); next !== '' && next !== '|' && next !== ')'; next = reader.peek()) {
    const atom = readAtom(reader);
    const { quantifier, times } = readQuantifier(reader);
    text += quantifier === '' ? atom.text : `${atom.text}${quantifier}`;
    size += atom.size * times;
  }
  return { text, size };
}

function readAtom(reader: PatternReader): Piece {
  const character = reader.next();
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      return { text: readClass(reader), size: 1 };
    case '\\':
      return { text: readEscape(reader), size: 1 };
    case '.':
      return { text: reader.flags.includes('s') ? '(?s:.)' : '[^\\n\\r]', size: 1 };
    case '^':
      return { text: reader.flags.includes('m') ? '(?m:^)' : '\\A', size: 1 };
    case '$':
      return { text: reader.flags.includes('m') ? '(?m:$)' : '\\z', size: 1 };
  }
  if ('?*+{}]'.includes(character))
    throw unreadable({
      zh: `“${character}”前面缺少内容，或应写成“\\${character}”。`,
      en: `Nothing stands before “${character}”, or it should be “\\${character}”.`,
    });
  return { text: literal(character), size: 1 };
}

function readGroup(reader: PatternReader): Piece {
  if (reader.peek() === '?') return readSpecialGroup(reader);
  reader.count();
  return closed(reader, '(');
}

/** `(?:…)` groups without a number; all others that begin so look around, name groups or set flags. */
function readSpecialGroup(reader: PatternReader): Piece {
  reader.next();
  const kind = reader.next();
  if (kind === ':') return closed(reader, '(?:');
  if ('=!<'.includes(kind) && kind !== '')
    throw unreadable({ zh: '不支持向前或向后查看（lookahead、lookbehind）。', en: 'Looking ahead or behind is not supported.' });
  throw unreadable({ zh: '括号里的“?”用法不支持。', en: 'This use of “?” in brackets is not supported.' });
}

function closed(reader: PatternReader, open: string): Piece {
  const inner = reader.nested(() => readBranches(reader));
  if (!reader.take(')')) throw unreadable({ zh: '缺少右括号。', en: 'A closing bracket is missing.' });
  return { text: `${open}${inner.text})`, size: inner.size + 2 };
}

function readQuantifier(reader: PatternReader): { quantifier: string; times: number } {
  const character = reader.peek();
  if (character === '' || !'?*+{'.includes(character)) return { quantifier: '', times: 1 };
  reader.next();
  const { text, times } = character === '{' ? readCount(reader) : { text: character, times: 2 };
  return { quantifier: reader.take('?') ? `${text}?` : text, times };
}

function readCount(reader: PatternReader): { text: string; times: number } {
  let inner = '';
  while (reader.peek() !== '' && reader.peek() !== '}') inner += reader.next();
  const match = /^(\d{1,4})(,(\d{0,4}))?$/.exec(inner);
  const [least, most] = [Number(match?.[1]), Number(match?.[3] || match?.[1])];
  if (!reader.take('}') || match === null || most < least || most > 1_000)
    throw unreadable({ zh: '次数要写成 {2}、{2,} 或 {2,5}，最多 1000 次。', en: 'A count is written {2}, {2,} or {2,5}, at most 1000.' });
  return { text: `{${inner}}`, times: Math.max(1, most) + 1 };
}

/** A character that stands for itself; RE2 gives some a meaning that XPath does not. */
function literal(character: string): string {
  return /[\p{L}\p{N}\s_]/u.test(character) ? character : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function refused(problem: Text): Translation {
  return { ok: false, problem };
}
