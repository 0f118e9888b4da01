import { compileExpression } from '../expression.ts';
import { exact } from '../values/compare.ts';
import type { FeelValue } from '../values/feel-value.ts';
import { unquote } from './literals.ts';
import { childrenOf, parseFeel, type SyntaxNode } from './parse-feel.ts';

/** Why a test cannot be told as data. */
export type Unreadable =
  | 'not understood'
  | 'reads variables'
  | 'calls a function'
  | 'computes with the value'
  | 'lists, contexts or ranges'
  | 'compares with nothing';

/** The value of an expression that is written out, and so the same whenever and wherever it is computed; undefined for all others. */
export function constantOf(source: string): FeelValue | undefined {
  const [only, ...others] = childrenOf(parseFeel(source, 'Expression', {}, ['date and time']));
  if (only === undefined || others.length > 0) return undefined;
  const constant = constantIn(only, source);
  return 'why' in constant ? undefined : constant.value;
}

/** The value of a node that is written out, or what keeps it from being a constant. */
export function constantIn(outer: SyntaxNode, source: string): { readonly value: FeelValue } | { readonly why: Unreadable } {
  const node = unwrapped(outer);
  const text = textOf(node, source);
  switch (node.name) {
    case 'NumericLiteral': {
      const value = exact(text.replace(/\s+/g, ''));
      return value.isFinite() ? { value } : { why: 'not understood' };
    }
    case 'StringLiteral':
      return { value: unquote(text) };
    case 'BooleanLiteral':
      return { value: text === 'true' };
    case 'null':
      return { value: null };
  }
  if (!isWrittenOut(node, source)) return { why: whyNotConstant(node) };
  const compiled = compileExpression(text, {});
  if (!compiled.ok) return { why: 'not understood' };
  try {
    return { value: compiled.expression.evaluate(new Map(), { now: '1970-01-01T00:00:00Z', zone: 'UTC' }) };
  } catch {
    return { why: 'not understood' };
  }
}

/** Sums of numbers, and dates, times and durations made of literals: nothing that would read the clock or the tenant's zone. */
function isWrittenOut(node: SyntaxNode, source: string): boolean {
  const children = childrenOf(node);
  switch (node.name) {
    case 'ParenthesizedExpression':
    case 'ArithmeticExpression':
      return children.every(({ name }) => brackets.has(name) || name === 'ArithOp' || numeric.has(name)) && children.every(within);
    case 'DateTimeLiteral':
      return children.flatMap(childrenOf).concat(children.slice(1)).every(literalsOnly);
    case 'FunctionInvocation':
      return children[0] !== undefined && textOf(children[0], source) === 'date and time' && children.slice(1).every(literalsOnly);
    default:
      return false;
  }

  function within(child: SyntaxNode): boolean {
    return child.name === 'NumericLiteral' || !numeric.has(child.name) || isWrittenOut(child, source);
  }
}

function literalsOnly(node: SyntaxNode): boolean {
  if (node.name === 'PositionalParameters') return childrenOf(node).every(literalsOnly);
  return node.name === 'StringLiteral' || node.name === 'NumericLiteral' || constructors.has(node.name) || brackets.has(node.name);
}

/** What keeps it from being a constant. */
export function whyNotConstant(node: SyntaxNode): Unreadable {
  if (containsOneOf(node, ['FunctionInvocation', 'DateTimeConstructor'])) return 'calls a function';
  if (containsOneOf(node, ['VariableName'])) return 'reads variables';
  return containsOneOf(node, ['List', 'Context', 'Interval', 'SimplePositiveUnaryTest']) ? 'lists, contexts or ranges' : 'not understood';
}

/** Whether a node of one of these names is at or below this one. */
export function containsOneOf(node: SyntaxNode, names: readonly string[]): boolean {
  return names.includes(node.name) || childrenOf(node).some((child) => containsOneOf(child, names));
}

/** What stands within the brackets around it, if there are any. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined;
  return inner === undefined ? node : unwrapped(inner);
}

/** The node's text in the source. */
export function textOf(node: SyntaxNode, source: string): string {
  return source.slice(node.from, node.to);
}

const numeric = new Set(['NumericLiteral', 'ParenthesizedExpression', 'ArithmeticExpression']);
const brackets = new Set(['(', ')', ',']);
const constructors = new Set(['date', 'time', 'duration', '@']);
