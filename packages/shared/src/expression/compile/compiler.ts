import type { Text } from '../../text/index.ts';
import type { CompileOptions } from '../dialect.ts';
import type { ExpressionProblem, ProblemCode, Span } from '../expression-fault.ts';
import { anyType, type FeelType, nameOfKind, typesAgree } from '../feel-type.ts';
import { note } from '../values/run.ts';
import { type Code, code, constantCode } from './code.ts';
import type { SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';

/** What the compilers of single nodes share: the source, the problems found so far, and the way to compile what lies within a node. */
export type Compiler = {
  readonly source: string;
  readonly options: CompileOptions;
  readonly problems: ExpressionProblem[];
  readonly reads: Set<string>;
  /** The place of the value under test (`?`), in table cells. */
  readonly input: { readonly slot: number; readonly type: FeelType } | undefined;
  compile(node: SyntaxNode, scope: Scope): Code;
  newSlot(): number;
  slotCount(): number;
};

/** The node's text in the source. */
export function sourceOf(compiler: Compiler, node: Span): string {
  return compiler.source.slice(node.from, node.to);
}

/** Notes a problem and goes on with code that stands for anything, so that all problems are found at once. */
export function refuse(compiler: Compiler, at: Span, code: ProblemCode, message: Text): Code {
  if (compiler.options.dialect === 'standard' && !alwaysRefused.has(code)) return noAnswer(at, code, message);
  compiler.problems.push({ code, at: { from: at.from, to: at.to }, message });
  return constantCode(at, anyType, null);
}

/** What the standard dialect refuses too: sources that cannot be read. All else is `null`, noted when it runs. */
const alwaysRefused: ReadonlySet<ProblemCode> = new Set(['expression.syntax', 'expression.too-long', 'expression.too-deep']);

function noAnswer(at: Span, problem: ProblemCode, message: Text): Code {
  return code(at, anyType, ({ run }) => {
    note(run, { code: problem, blame: 'author', message: message.en, facts: { from: at.from, to: at.to } });
    return null;
  });
}

/** Notes a mismatch when the types are known and do not go together. */
export function checkAgree(compiler: Compiler, at: Span, left: FeelType, right: FeelType): boolean {
  if (compiler.options.dialect === 'standard' || typesAgree(left, right)) return true;
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
export function checkKind(compiler: Compiler, code: Code, wanted: readonly FeelType['kind'][]): boolean {
  if (compiler.options.dialect === 'standard') return true;
  const [kind, first] = [code.type.kind, wanted[0]];
  if (kind === 'any' || kind === 'null' || wanted.includes(kind) || first === undefined) return true;
  const [found, needed] = [nameOfKind(kind), nameOfKind(first)];
  refuse(compiler, code.at, 'expression.type-mismatch', {
    zh: `这里需要${needed.zh}，却是${found.zh}。`,
    en: `This needs ${needed.en}, not ${found.en}.`,
  });
  return false;
}

/** Refuses names that end in `Fen`: money is yuan here, under its name without a unit (integer fen belong to code and JSON). */
export function checkFen(compiler: Compiler, at: Span, name: string): boolean {
  if (!name.endsWith('Fen') || compiler.options.dialect === 'standard') return true;
  refuse(compiler, at, 'expression.fen-name', {
    zh: `公式里的金额以元为单位，请用“${name.slice(0, -3)}”代替“${name}”。`,
    en: `Money is in yuan here: write “${name.slice(0, -3)}” instead of “${name}”.`,
  });
  return false;
}

/** Notes that values of this kind have no order. */
export function checkOrder(compiler: Compiler, operand: Code): void {
  if (!['boolean', 'list', 'context'].includes(operand.type.kind)) return;
  const { zh, en } = nameOfKind(operand.type.kind);
  refuse(compiler, operand.at, 'expression.type-mismatch', { zh: `${zh}不能比较大小。`, en: `There is no order among values like ${en}.` });
}
