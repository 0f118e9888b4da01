import { booleanType } from '../../feel-type.ts';
import { comparisonFrom, holds } from '../../values/holds.ts';
import { type Code, code } from '../code.ts';
import { type Compiler, checkAgree, checkOrder, refuse, siteOf, sourceOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { type Scope, withLocal } from '../scope.ts';
import { anyTestPasses, compileTest } from './unary-test.ts';

/**
 * Compiles `a < b`, `a between b and c`, `a in …`. `null` equals only `null`; any other comparison with `null` has no answer (`null`).
 * Kinds that differ are a mismatch, found at once where the types are known.
 */
export function compileComparison(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [first, sign, second, , third] = childrenOf(node);
  if (first === undefined || sign === undefined || second === undefined) return incomplete(compiler, node);
  if (sign.name === 'in') return compileIn(compiler, node, first, scope);
  const [left, right] = [compiler.compile(first, scope), compiler.compile(second, scope)];
  checkAgree(compiler, node, left.type, right.type);
  if (sign.name === 'between')
    return third === undefined
      ? incomplete(compiler, node)
      : compileBetween(compiler, node, { left, right, upper: compiler.compile(third, scope) });
  const comparison = comparisonFrom(sourceOf(compiler, sign));
  if (comparison === undefined) return incomplete(compiler, node);
  if (comparison !== '=' && comparison !== '!=') checkOrder(compiler, left);
  const site = siteOf(compiler, node, comparison);
  return code(node, booleanType, (frame) => holds(comparison, { left: left.run(frame), right: right.run(frame) }, frame.run, site));
}

/** `a >= b and a <= c`, with the three answers of `and`. */
function compileBetween(compiler: Compiler, node: SyntaxNode, { left, right, upper }: { left: Code; right: Code; upper: Code }): Code {
  checkAgree(compiler, node, left.type, upper.type);
  checkOrder(compiler, left);
  const site = siteOf(compiler, node, 'between');
  return code(node, booleanType, (frame) => {
    const value = left.run(frame);
    const above = holds('>=', { left: value, right: right.run(frame) }, frame.run, site);
    if (above === false) return false;
    const below = holds('<=', { left: value, right: upper.run(frame) }, frame.run, site);
    return below === false ? false : above === null ? null : below;
  });
}

function compileIn(compiler: Compiler, node: SyntaxNode, first: SyntaxNode, scope: Scope): Code {
  const tests = childrenOf(node)
    .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child]))
    .filter((child) => child.name === 'PositiveUnaryTest');
  if (tests.length === 0) return incomplete(compiler, node);
  const value = compiler.compile(first, scope);
  const input = { slot: compiler.newSlot(), type: value.type };
  const within = withLocal(scope, '?', input);
  const compiled = tests.map((test) => compileTest(compiler, test, within, input));
  const site = siteOf(compiler, node, 'in');
  return code(node, booleanType, (frame) => {
    frame.locals[input.slot] = value.run(frame);
    return anyTestPasses(compiled, frame, site);
  });
}

function incomplete(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', { zh: '这里的比较不完整。', en: 'This comparison is incomplete.' });
}
