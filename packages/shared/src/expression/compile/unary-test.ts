import { booleanType, type FeelType, typesAgree } from '../feel-type.ts';
import { isWithin } from '../values/compare.ts';
import type { FeelValue } from '../values/feel-value.ts';
import { comparisonFrom, fits, holds } from '../values/holds.ts';
import { type Code, code, type Frame, siteOf } from './code.ts';
import { type Compiler, checkAgree, checkOrder, refuseKinds, sourceOf } from './compiler.ts';
import { answerOf } from './logic.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import { compileEnds, refuseRange } from './range.ts';
import type { Scope } from './scope.ts';

/** The value under test: where it lies, and its type. */
export type Input = { readonly slot: number; readonly type: FeelType };

/**
 * Compiles one test of a table cell or behind `in`: `< 5`, `[1..5]`, a value (equal to it), a list (one of it), a range,
 * or, when it asks about `?`, a condition of its own. `null` as answer means that a value it needs is missing.
 */
export function compileTest(compiler: Compiler, node: SyntaxNode, scope: Scope, input: Input): Code {
  const inner = unwrapped(childrenOf(node)[0] ?? node);
  const tested = (frame: Frame) => frame.locals[input.slot] ?? null;
  if (inner.name === 'SimplePositiveUnaryTest') return compileSimple(compiler, inner, scope, input, tested);
  const test = compiler.compile(inner, scope);
  if (asksInput(inner) && (test.type.kind === 'boolean' || test.type.kind === 'any')) return test;
  const wanted = test.type.kind === 'list' && !typesAgree(input.type, test.type) ? test.type.of : test.type;
  if (!typesAgree(input.type, wanted)) return refuseKinds(compiler, inner, input.type, wanted);
  return code(inner, booleanType, (frame) => fits(tested(frame), test.run(frame), siteOf(frame, inner, 'in')));
}

/** True as soon as one test passes; else null when one had no answer; else false. Anything but true, false and null is no answer of a test. */
export function anyTestPasses(tests: readonly Code[], frame: Frame): boolean | null {
  let answer: boolean | null = false;
  for (const test of tests) {
    const passed = answerOf(test, frame, 'test');
    if (passed === true) return true;
    if (passed === null) answer = null;
  }
  return answer;
}

function compileSimple(compiler: Compiler, node: SyntaxNode, scope: Scope, input: Input, tested: (frame: Frame) => FeelValue): Code {
  const [first, second] = childrenOf(node);
  if (first?.name === 'Interval') {
    const ends = compileEnds(compiler, first, scope);
    if (ends === undefined) return refuseRange(compiler, node);
    const { from, to, fromIncluded, toIncluded } = ends;
    checkAgree(compiler, node, input.type, from.type);
    return code(node, booleanType, (frame) => {
      const [lower, upper] = [from.run(frame), to.run(frame)];
      if (lower === null || upper === null) return null;
      return isWithin(tested(frame), { kind: 'range', from: lower, to: upper, fromIncluded, toIncluded }, siteOf(frame, node, 'in'));
    });
  }
  const comparison = comparisonFrom(first === undefined ? '' : sourceOf(compiler, first));
  if (second === undefined || comparison === undefined) return refuseRange(compiler, node);
  const end = compiler.compile(second, scope);
  checkAgree(compiler, node, input.type, end.type);
  if (comparison !== '=' && comparison !== '!=') checkOrder(compiler, end);
  return code(node, booleanType, (frame) => holds(comparison, tested(frame), end.run(frame), siteOf(frame, node, comparison)));
}

/** `(= 5)` is the test within. */
function unwrapped(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

function asksInput(node: SyntaxNode): boolean {
  return node.name === '?' || childrenOf(node).some(asksInput);
}
