import type { Span } from '../expression-fault.ts';
import type { Code } from './code.ts';
import { type Compiler, refuse } from './compiler.ts';
import type { ParsedNode } from './parse-feel.ts';

/** The longest source, in characters. */
const longest = 8_000;

/** The deepest parse tree; a long chain of `and` is deep too, since each joins all before it. */
const deepestTree = 1_000;

/** The deepest brackets: the grammar copies the names it knows at each level, so depth costs more than length. */
const deepestBrackets = 64;

/** Notes a source that is longer or has deeper brackets than anybody can read; such a one is not parsed. */
export function tooLarge(compiler: Compiler): boolean {
  const deep = deepBracketAt(compiler.source);
  if (deep !== undefined) {
    refuseDepth(compiler, { from: deep, to: deep + 1 });
    return true;
  }
  if (compiler.source.length <= longest) return false;
  refuse(compiler, { from: longest, to: compiler.source.length }, 'expression.too-long', {
    zh: `公式不能超过 ${longest} 个字符。`,
    en: `A formula has at most ${longest} characters.`,
  });
  return true;
}

/** Notes the first place where the source stops being FEEL, and trees too deep to walk. Walks without recursion. */
export function findSyntaxProblems(compiler: Compiler, root: ParsedNode): boolean {
  if (compiler.source.trim() === '') {
    refuse(compiler, root, 'expression.syntax', { zh: '这里还没有内容。', en: 'There is nothing here yet.' });
    return true;
  }
  let depth = 0;
  let found = false;
  root.cursor().iterate(
    (node) => {
      depth++;
      if (found) return false;
      if (node.type.isError) {
        found = true;
        const at = { from: node.from, to: Math.max(node.to, Math.min(node.from + 1, compiler.source.length)) };
        refuse(compiler, at, 'expression.syntax', {
          zh: '从这里起看不懂，请检查写法。',
          en: 'From here on this is not understood; check how it is written.',
        });
      } else if (depth > deepestTree) {
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
