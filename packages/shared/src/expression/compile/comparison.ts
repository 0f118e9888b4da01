import { booleanType } from '../feel-type.ts';
import { isWithin } from '../values/compare.ts';
import { comparisonFrom, holds } from '../values/holds.ts';
import { type Code, code, siteOf } from './code.ts';
import { type Compiler, checkAgree, checkOrder, refuse, sourceOf } from './compiler.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';
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
  return code(node, booleanType, (frame) => holds(comparison, left.run(frame), right.run(frame), siteOf(frame, node, comparison)));
}

function compileBetween(compiler: Compiler, node: SyntaxNode, { left, right, upper }: { left: Code; right: Code; upper: Code }): Code {
  checkAgree(compiler, node, left.type, upper.type);
  checkOrder(compiler, left);
  return code(node, booleanType, (frame) => {
    const [value, from, to] = [left.run(frame), right.run(frame), upper.run(frame)];
    if (from === null || to === null) return null;
    return isWithin(value, { kind: 'range', from, to, fromIncluded: true, toIncluded: true }, siteOf(frame, node, 'between'));
  });
}

function compileIn(compiler: Compiler, node: SyntaxNode, first: SyntaxNode, scope: Scope): Code {
  const tests = childrenOf(node)
    .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child]))
    .filter((child) => child.name === 'PositiveUnaryTest');
  if (tests.length === 0) return incomplete(compiler, node);
  const value = compiler.compile(first, scope);
  const slot = compiler.newSlot();
  const compiled = tests.map((test) => compileTest(compiler, test, scope, { slot, type: value.type }));
  return code(node, booleanType, (frame) => {
    frame.locals[slot] = value.run(frame);
    return anyTestPasses(compiled, frame);
  });
}

function incomplete(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', { zh: '这里的比较不完整。', en: 'This comparison is incomplete.' });
}
