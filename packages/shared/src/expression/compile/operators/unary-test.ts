import { booleanType, typesAgree } from '../../feel-type.ts';
import type { Site } from '../../run/run.ts';
import { isWithin } from '../../values/compare.ts';
import { comparisonFrom, fits, holds } from '../../values/holds.ts';
import { type Code, code, type Frame } from '../code.ts';
import { type Compiler, checkAgree, checkOrder, refuseKinds, siteOf, sourceOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import type { Local, Scope } from '../scope.ts';
import { answerOf } from './logic.ts';
import { compileEnds, refuseRange } from './range.ts';

/**
 * Compiles one test of a table cell or behind `in`: `< 5`, `[1..5]`, a value (equal to it), a list (one of it), a range,
 * or, when it asks about `?`, a condition of its own. `null` as answer means that a value it needs is missing.
 */
export function compileTest(compiler: Compiler, node: SyntaxNode, scope: Scope, input: Local): Code {
  const inner = unwrapped(childrenOf(node)[0] ?? node);
  if (inner.name === 'SimplePositiveUnaryTest') return compileSimple(compiler, inner, scope, input);
  const test = compiler.compile(inner, scope);
  if (sourceOf(compiler, inner).includes('?') && asksInput(inner) && ['boolean', 'any', 'null'].includes(test.type.kind)) return test;
  const wanted = test.type.kind === 'range' ? test.type.of : test.type;
  const single = wanted.kind === 'list' && !typesAgree(input.type, wanted) ? wanted.of : wanted;
  if (!compiler.lenient && !typesAgree(input.type, single)) return refuseKinds(compiler, inner, input.type, single);
  const site = siteOf(compiler, inner, 'in');
  const { slot } = input;
  return code(inner, booleanType, (frame) => fits(frame.locals[slot] ?? null, test.run(frame), frame.run, site));
}

/** True as soon as one test passes; else null when one had no answer; else false. Anything but true, false and null is no answer of a test. */
export function anyTestPasses(tests: readonly Code[], frame: Frame, site: Site): boolean | null {
  let answer: boolean | null = false;
  for (const test of tests) {
    const passed = answerOf(test, frame, site);
    if (passed === true) return true;
    if (passed === null) answer = null;
  }
  return answer;
}

function compileSimple(compiler: Compiler, node: SyntaxNode, scope: Scope, input: Local): Code {
  const [first, second] = childrenOf(node);
  if (first?.name === 'Interval') return compileWithin(compiler, node, scope, input);
  const comparison = comparisonFrom(first === undefined ? '' : sourceOf(compiler, first));
  if (second === undefined || comparison === undefined) return refuseRange(compiler, node);
  const end = compiler.compile(second, scope);
  checkAgree(compiler, node, input.type, end.type);
  if (comparison !== '=' && comparison !== '!=') checkOrder(compiler, end);
  const site = siteOf(compiler, node, comparison);
  const { slot } = input;
  return code(node, booleanType, (frame) =>
    holds(comparison, { left: frame.locals[slot] ?? null, right: end.run(frame) }, frame.run, site),
  );
}

function compileWithin(compiler: Compiler, node: SyntaxNode, scope: Scope, input: Local): Code {
  const ends = compileEnds(compiler, childrenOf(node)[0] ?? node, scope);
  if (ends === undefined) return refuseRange(compiler, node);
  const { from, to, fromIncluded, toIncluded } = ends;
  checkAgree(compiler, node, input.type, from.type);
  const site = siteOf(compiler, node, 'in');
  const { slot } = input;
  return code(node, booleanType, (frame) => {
    const [lower, upper] = [from.run(frame), to.run(frame)];
    if (lower === null || upper === null) return null;
    return isWithin(frame.locals[slot] ?? null, { kind: 'range', from: lower, to: upper, fromIncluded, toIncluded }, frame.run, site);
  });
}

/** `(= 5)` is the test within. */
function unwrapped(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

function asksInput(node: SyntaxNode): boolean {
  return node.name === '?' || childrenOf(node).some(asksInput);
}
