import type { Text } from '../../text/index.ts';
import type { Span } from '../expression-fault.ts';
import type { Code } from './code.ts';
import { type Compiler, refuse } from './compiler.ts';
import type { ParsedNode } from './parse-feel.ts';

/** The longest source, in characters. */
const longest = 8_000;

/** The deepest parse tree. */
const deepestTree = 1_000;

/** The deepest brackets. */
const deepestBrackets = 64;

/** How many loops, functions and choices a source may have: each may lie in all before it. */
const mostWithin = 200;

/** How many zones a source may name: the runtime takes a while to make the acquaintance of each. */
const mostZones = 40;

/** Notes a source that is longer or has deeper brackets than anybody can read; such a one is not parsed. */
export function tooLarge(compiler: Compiler): boolean {
  const { source } = compiler;
  const before = compiler.problems.length;
  if (source.length > longest) {
    refuse(compiler, { from: longest, to: source.length }, 'expression.too-long', {
      zh: `公式不能超过 ${longest} 个字符。`,
      en: `A formula has at most ${longest} characters.`,
    });
    return true;
  }
  const deep = deepBracketAt(source) ?? nthOf(source, /(?<!["\p{L}_])(?:for|some|every|function|if)(?![\p{L}\p{N}_])/gu, mostWithin);
  if (deep !== undefined) refuseDepth(compiler, { from: deep, to: deep + 1 });
  const zone = nthOf(source, /@[A-Za-z]+\/?/g, mostZones);
  if (zone !== undefined) {
    refuse(compiler, { from: zone, to: zone + 1 }, 'expression.too-long', {
      zh: `一个公式最多写 ${mostZones} 个时区。`,
      en: `A formula names at most ${mostZones} time zones.`,
    });
  }
  return compiler.problems.length > before;
}

/** Where a match too many begins. */
function nthOf(source: string, pattern: RegExp, most: number): number | undefined {
  let count = 0;
  for (const { index } of source.matchAll(pattern)) {
    count++;
    if (count > most) return index;
  }
  return undefined;
}

/** Notes that there is nothing to read. */
export function isBlank(compiler: Compiler): boolean {
  if (compiler.source.trim() !== '') return false;
  const whole = { from: 0, to: compiler.source.length };
  refuse(compiler, whole, 'expression.syntax', { zh: '这里还没有内容。', en: 'There is nothing here yet.' });
  return true;
}

/** Notes the place from which on the source is no FEEL. */
export function refuseMisread(compiler: Compiler, offset: number): void {
  const { source } = compiler;
  const from = offset + (/^\s*/.exec(source.slice(offset))?.[0].length ?? 0);
  const at = { from: Math.min(from, source.length), to: Math.min(from + 1, source.length) };
  if (at.from === source.length) {
    refuse(compiler, at, 'expression.syntax', { zh: '这里还没写完。', en: 'This ends too soon: something is missing here.' });
    return;
  }
  refuse(compiler, at, 'expression.syntax', offset > farOff ? tooFarOff : misreadFrom(source.slice(from, from + 12)));
}

function misreadFrom(found: string): Text {
  return { zh: `从“${found}”起看不懂，请检查写法。`, en: `From “${found}” on this is not understood; check how it is written.` };
}

/** The grammar gives up on a chain of some hundred operators, which looks like any other place it does not understand. */
const farOff = 2_000;

const tooFarOff: Text = {
  zh: '从这里起看不懂；如果写法没有错，就是公式太长，请拆成几步。',
  en: 'From here on this is not understood; if it is written correctly, the formula is too long: split it into steps.',
};

/** Notes a tree too deep to walk: a long chain of `and` is deep too, since each joins all before it. Walks without recursion. */
export function isTooDeep(compiler: Compiler, root: ParsedNode): boolean {
  let depth = 0;
  let found = false;
  root.cursor().iterate(
    (node) => {
      depth++;
      if (!found && depth > deepestTree) {
        found = true;
        refuseDepth(compiler, node);
      }
      return !found;
    },
    () => {
      depth--;
    },
  );
  return found;
}

/** Notes that something is nested too deeply to be compiled. */
export function refuseDepth(compiler: Compiler, at: Span): Code {
  return refuse(compiler, at, 'expression.too-deep', {
    zh: '公式嵌套太深，请拆成几步。',
    en: 'This formula is nested too deeply; split it into steps.',
  });
}

function deepBracketAt(source: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(/"(?:[^"\\]|\\.)*"|[()[\]{}]/g)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    if (depth > deepestBrackets) return index;
  }
  return undefined;
}
