import { undecided } from '../expression-fault.ts';
import { booleanType, commonType } from '../feel-type.ts';
import { mismatch } from '../values/compare.ts';
import type { FeelValue } from '../values/feel-value.ts';
import { type Code, code, type Frame } from './code.ts';
import { type Compiler, checkKind, refuse } from './compiler.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';

/**
 * Compiles `and` and `or` with three answers: true, false and `null` (no answer). One false decides an `and`, one true an `or`,
 * and what comes after is not run; only true, false and null are admitted.
 */
export function compileLogic(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const deciding = node.name === 'Disjunction';
  const operation = deciding ? 'or' : 'and';
  const operands = childrenOf(node).filter((child) => child.name !== operation);
  const [left, right] = operands.map((operand) => compiler.compile(operand, scope));
  if (left === undefined || right === undefined) {
    return refuse(compiler, node, 'expression.syntax', { zh: '条件不完整。', en: 'This condition is incomplete.' });
  }
  checkKind(compiler, left, ['boolean']);
  checkKind(compiler, right, ['boolean']);
  return code(node, booleanType, (frame) => {
    const first = answerOf(left, frame, operation);
    if (first === deciding) return deciding;
    const second = answerOf(right, frame, operation);
    if (second === deciding) return deciding;
    return first === null || second === null ? null : !deciding;
  });
}

/** Compiles `if … then … else …`. A condition without an answer is the fault `expression.undecided`: nothing is chosen silently. */
export function compileIf(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const parts = childrenOf(node).filter((child) => !['if', 'then', 'else'].includes(child.name));
  const [condition, yes, no] = parts.map((part) => compiler.compile(part, scope));
  if (condition === undefined || yes === undefined || no === undefined) {
    return refuse(compiler, node, 'expression.syntax', { zh: '“if”需要“then”和“else”。', en: '“if” needs “then” and “else”.' });
  }
  checkKind(compiler, condition, ['boolean']);
  return code(node, commonTypeOf(yes, no), (frame) => {
    const answer = answerOf(condition, frame, 'if');
    if (answer === null) throw undecided({ from: condition.at.from, to: condition.at.to });
    return answer ? yes.run(frame) : no.run(frame);
  });
}

/** True, false or null; anything else is a mismatch. */
export function answerOf(operand: Code, frame: Frame, operation: string): boolean | null {
  const value: FeelValue = operand.run(frame);
  if (value === null || typeof value === 'boolean') return value;
  return mismatch({ from: operand.at.from, to: operand.at.to, operation }, value, 'boolean');
}

/** The type of either branch; a branch that says `null` adds nothing. */
function commonTypeOf(yes: Code, no: Code) {
  if (yes.constant === null) return no.type;
  return no.constant === null ? yes.type : commonType(yes.type, no.type);
}
