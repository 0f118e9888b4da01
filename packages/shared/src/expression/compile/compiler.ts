import { defineFault } from '../../fault/index.ts';
import type { Text } from '../../text/index.ts';
import type { CompileOptions } from '../dialect.ts';
import type { ExpressionProblem, ProblemCode, Span } from '../expression-fault.ts';
import { anyType, type FeelType, nameOfKind, typesAgree } from '../feel-type.ts';
import { note, type Site, spend } from '../run/run.ts';
import { type Code, code, constantCode } from './code.ts';
import type { SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';

/** What the compilers of single nodes share: the source, the problems found so far, and the way to compile what lies within a node. */
export type Compiler = {
  readonly source: string;
  readonly options: CompileOptions;
  /** Whether what has no answer is `null`, as in the standard dialect. */
  readonly lenient: boolean;
  readonly problems: ExpressionProblem[];
  readonly reads: Set<string>;
  /** Is told every name that is met, with what is known there: for completion. */
  readonly seeName: ((seen: SeenName) => void) | undefined;
  compile(node: SyntaxNode, scope: Scope): Code;
  /** Compiles by the given way and counts the levels it is nested, which evaluating it takes from the stack. */
  measure(compile: () => Code): { readonly code: Code; readonly levels: number };
  newSlot(): number;
  slotCount(): number;
};

/** A name as it is met: where it stands, the names it may be, or the value it is a field of. */
export type SeenName = { readonly at: Span; readonly scope: Scope; readonly base?: FeelType };

/** The node's text in the source. */
export function sourceOf(compiler: Compiler, node: Span): string {
  return compiler.source.slice(node.from, node.to);
}

/** A name as it stands in the source, whatever white space is between its words. */
export function nameAt(compiler: Compiler, node: Span): string {
  return sourceOf(compiler, node).replace(/\s+/gu, ' ');
}

/** Where values will meet, as the operations on values want it told. */
export function siteOf(compiler: Compiler, at: Span, operation: string): Site {
  return { from: at.from, to: at.to, operation, lenient: compiler.lenient };
}

/** Notes a problem and goes on with code that stands for anything, so that all problems are found at once. */
export function refuse(compiler: Compiler, at: Span, problem: ProblemCode, message: Text): Code {
  if (compiler.lenient && !alwaysRefused.has(problem)) return withoutAnswer(at, problem, message);
  compiler.problems.push({ code: problem, at: { from: at.from, to: at.to }, message });
  return constantCode(at, anyType, null);
}

/** Notes a mismatch when the types are known and do not go together. */
export function checkAgree(compiler: Compiler, at: Span, left: FeelType, right: FeelType): boolean {
  if (compiler.lenient || typesAgree(left, right)) return true;
  refuseKinds(compiler, at, left, right);
  return false;
}

/** Notes that these two kinds do not go together here. */
export function refuseKinds(compiler: Compiler, at: Span, left: FeelType, right: FeelType): Code {
  const [a, b] = [nameOfKind(left.kind), nameOfKind(right.kind)];
  return refuse(compiler, at, 'expression.type-mismatch', {
    zh: `${a.zh}和${b.zh}不能放在一起计算或比较。`,
    en: `${a.en} and ${b.en} do not go together here.`,
  });
}

/** Notes a mismatch when the type is known and is none of the wanted. */
export function checkKind(compiler: Compiler, { type, at }: Code, wanted: readonly FeelType['kind'][]): boolean {
  const [first] = wanted;
  const { kind } = type;
  if (compiler.lenient || kind === 'any' || kind === 'null' || first === undefined || wanted.includes(kind)) return true;
  const [found, needed] = [nameOfKind(kind), nameOfKind(first)];
  refuse(compiler, at, 'expression.type-mismatch', {
    zh: `这里需要${needed.zh}，却是${found.zh}。`,
    en: `This needs ${needed.en}, not ${found.en}.`,
  });
  return false;
}

/** Refuses names that end in `Fen`: money is yuan here, under its name without a unit (integer fen belong to code and JSON). */
export function checkFen(compiler: Compiler, at: Span, name: string): boolean {
  if (compiler.lenient || !name.endsWith('Fen')) return true;
  refuse(compiler, at, 'expression.fen-name', {
    zh: `公式里的金额以元为单位，请用“${name.slice(0, -3)}”代替“${name}”。`,
    en: `Money is in yuan here: write “${name.slice(0, -3)}” instead of “${name}”.`,
  });
  return false;
}

/** Notes that values of this kind have no order. */
export function checkOrder(compiler: Compiler, { type, at }: Code): void {
  if (!['boolean', 'list', 'context', 'function', 'range'].includes(type.kind)) return;
  const { zh, en } = nameOfKind(type.kind);
  refuse(compiler, at, 'expression.type-mismatch', { zh: `${zh}不能比较大小。`, en: `There is no order among values like ${en}.` });
}

/** What the standard dialect refuses too: sources that cannot be read. */
const alwaysRefused: ReadonlySet<ProblemCode> = new Set(['expression.syntax', 'expression.too-long', 'expression.too-deep']);

/** What the standard dialect does not refuse has no answer: it is `null`, noted each time it runs. */
function withoutAnswer(at: Span, problem: ProblemCode, message: Text): Code {
  const fault = defineFault<{ from: number; to: number }>(problem, 'author', () => message.en);
  const { from, to } = at;
  return code(at, anyType, ({ run }) => {
    spend(run, 1);
    note(run, () => fault({ from, to }));
    return null;
  });
}
