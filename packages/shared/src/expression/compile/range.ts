import { anyType } from '../feel-type.ts';
import type { FeelRange, FeelValue } from '../values/feel-value.ts';
import { type Code, code } from './code.ts';
import { type Compiler, checkAgree, checkOrder, refuse, sourceOf } from './compiler.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';

/** The two ends of `[1..5)` and whether they belong to it. */
export type Ends = { readonly from: Code; readonly to: Code; readonly fromIncluded: boolean; readonly toIncluded: boolean };

/** Compiles a range as a value: `[1..5)`, or `< 5` with one end open. A range whose end is missing is `null`. */
export function compileRange(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [first, second] = childrenOf(node);
  if (first?.name === 'Interval') {
    const ends = compileEnds(compiler, first, scope);
    if (ends === undefined) return refuseRange(compiler, node);
    const { from, to, ...included } = ends;
    return code(node, anyType, (frame) => {
      const [lower, upper] = [from.run(frame), to.run(frame)];
      return lower === null || upper === null ? null : { kind: 'range', from: lower, to: upper, ...included };
    });
  }
  const rangeOf = openRanges.get(first === undefined ? '' : sourceOf(compiler, first));
  if (second === undefined || rangeOf === undefined) return refuseRange(compiler, node);
  const end = compiler.compile(second, scope);
  return code(node, anyType, (frame) => {
    const value = end.run(frame);
    return value === null ? null : rangeOf(value);
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

const openRanges = new Map<string, (end: FeelValue) => FeelRange>([
  ['<', (to) => ({ kind: 'range', from: null, to, fromIncluded: false, toIncluded: false })],
  ['<=', (to) => ({ kind: 'range', from: null, to, fromIncluded: false, toIncluded: true })],
  ['>', (from) => ({ kind: 'range', from, to: null, fromIncluded: false, toIncluded: false })],
  ['>=', (from) => ({ kind: 'range', from, to: null, fromIncluded: true, toIncluded: false })],
]);
