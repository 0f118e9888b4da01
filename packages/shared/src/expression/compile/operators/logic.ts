import { undecided } from '../../expression-fault.ts';
import { booleanType, commonType } from '../../feel-type.ts';
import type { Site } from '../../run/run.ts';
import { mismatch } from '../../values/compare.ts';
import { type Code, code, type Frame } from '../code.ts';
import { type Compiler, checkKind, refuse, siteOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import type { Scope } from '../scope.ts';

/**
 * Compiles `and` and `or` with three answers: true, false and `null` (no answer). One false decides an `and`, one true an `or`,
 * and what comes after is not run; only true, false and null are admitted (to the standard, anything else is no answer).
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
  const [leftSite, rightSite] = [siteOf(compiler, left.at, operation), siteOf(compiler, right.at, operation)];
  return code(node, booleanType, (frame) => {
    const first = answerOf(left, frame, leftSite);
    if (first === deciding) return deciding;
    const second = answerOf(right, frame, rightSite);
    if (second === deciding) return deciding;
    return first === null || second === null ? null : !deciding;
  });
}

/**
 * Compiles `if … then … else …`. A condition without an answer is the fault `expression.undecided`: nothing is chosen silently. The
 * standard takes the `else` for anything but true.
 */
export function compileIf(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const parts = childrenOf(node).filter((child) => !['if', 'then', 'else'].includes(child.name));
  const [condition, yes, no] = parts.map((part) => compiler.compile(part, scope));
  if (condition === undefined || yes === undefined || no === undefined) {
    return refuse(compiler, node, 'expression.syntax', { zh: '“if”需要“then”和“else”。', en: '“if” needs “then” and “else”.' });
  }
  checkKind(compiler, condition, ['boolean']);
  const site = siteOf(compiler, condition.at, 'if');
  return code(node, commonType(yes.type, no.type), (frame) => {
    const answer = answerOf(condition, frame, site);
    if (answer === null && !site.lenient) throw undecided({ from: site.from, to: site.to });
    return answer === true ? yes.run(frame) : no.run(frame);
  });
}

/** True, false or null; anything else is a mismatch, or no answer. */
export function answerOf(operand: Code, frame: Frame, site: Site): boolean | null {
  const value = operand.run(frame);
  return value === null || typeof value === 'boolean' ? value : mismatch(frame.run, site, value, 'boolean');
}
