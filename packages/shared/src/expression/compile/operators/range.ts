import { anyType, commonType, type FeelType } from '../../feel-type.ts';
import { orderOf, uncomputable } from '../../values/compare.ts';
import type { FeelRange, FeelValue } from '../../values/feel-value.ts';
import { type Code, code } from '../code.ts';
import { type Compiler, checkAgree, checkOrder, refuse, siteOf, sourceOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import type { Scope } from '../scope.ts';

/** The two ends of `[1..5)` and whether they belong to it. */
export type Ends = { readonly from: Code; readonly to: Code; readonly fromIncluded: boolean; readonly toIncluded: boolean };

/**
 * Compiles a range as a value: `[1..5)`, or `< 5` with one end open. A range whose end is missing is `null`; one whose ends are of
 * different kinds, or the wrong way round, is none (DMN 1.5, 10.3.2.7).
 */
export function compileRange(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [first, second] = childrenOf(node);
  if (first?.name === 'Interval') return compileInterval(compiler, first, scope);
  const rangeOf = openRanges.get(first === undefined ? '' : sourceOf(compiler, first));
  if (second === undefined || rangeOf === undefined) return refuseRange(compiler, node);
  const end = compiler.compile(second, scope);
  checkOrder(compiler, end);
  return code(node, rangeType(end.type), (frame) => {
    const value = end.run(frame);
    return value === null ? null : rangeOf(value);
  });
}

function compileInterval(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const ends = compileEnds(compiler, node, scope);
  if (ends === undefined) return refuseRange(compiler, node);
  const { from, to, ...included } = ends;
  const site = siteOf(compiler, node, '..');
  return code(node, rangeType(commonType(from.type, to.type)), (frame) => {
    const [lower, upper] = [from.run(frame), to.run(frame)];
    const order = orderOf(lower, upper, frame.run, site);
    if (order === null) return null;
    return order > 0 ? uncomputable(frame.run, site) : { kind: 'range', from: lower, to: upper, ...included };
  });
}

/** Compiles the ends of an interval; undefined when it is incomplete. `]1..5[` excludes both ends, as `(1..5)` does. */
export function compileEnds(compiler: Compiler, interval: SyntaxNode, scope: Scope): Ends | undefined {
  const [open, lower, , upper, close] = childrenOf(interval);
  if (open === undefined || lower === undefined || upper === undefined || close === undefined) return undefined;
  const [from, to] = [compiler.compile(lower, scope), compiler.compile(upper, scope)];
  checkAgree(compiler, interval, from.type, to.type);
  checkOrder(compiler, from);
  return { from, to, fromIncluded: sourceOf(compiler, open) === '[', toIncluded: sourceOf(compiler, close) === ']' };
}

/** Notes that a range or test is written wrongly. */
export function refuseRange(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', {
    zh: '区间要写成 [1..5]、(1..5) 或 < 5 的形式。',
    en: 'A range is written like [1..5], (1..5) or < 5.',
  });
}

function rangeType(of: FeelType): FeelType {
  return { kind: 'range', of: of.kind === 'null' ? anyType : of };
}

const openRanges = new Map<string, (end: FeelValue) => FeelRange>([
  ['=', (end) => ({ kind: 'range', from: end, to: end, fromIncluded: true, toIncluded: true })],
  ['<', (to) => ({ kind: 'range', from: null, to, fromIncluded: false, toIncluded: false })],
  ['<=', (to) => ({ kind: 'range', from: null, to, fromIncluded: false, toIncluded: true })],
  ['>', (from) => ({ kind: 'range', from, to: null, fromIncluded: false, toIncluded: false })],
  ['>=', (from) => ({ kind: 'range', from, to: null, fromIncluded: true, toIncluded: false })],
]);
