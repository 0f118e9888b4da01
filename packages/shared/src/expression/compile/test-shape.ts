import type { FeelType } from '../feel-type.ts';
import type { FeelValue } from '../values/feel-value.ts';
import { type Comparison, comparisonFrom } from '../values/holds.ts';
import { constantIn, containsOneOf, textOf, type Unreadable, unwrapped, whyNotConstant } from './constant.ts';
import { childrenOf, parseFeel, type SyntaxNode } from './parse-feel.ts';

/** What a test of a table cell says about its value, as data: comparisons with constants, joined. */
export type TestShape =
  | { readonly is: 'anything' }
  /** The value itself is the answer. */
  | { readonly is: 'holds' }
  | { readonly is: 'compares'; readonly sign: Comparison; readonly to: FeelValue }
  | { readonly is: 'some' | 'every'; readonly of: readonly TestShape[] }
  | { readonly is: 'not'; readonly of: TestShape }
  | { readonly is: 'opaque'; readonly why: Unreadable };

/** Reads a cell's test as data, as far as it compares the value with constants. `judgesNull` as in `UnaryTest`. Never throws. */
export function testShapeOf(source: string, names: Readonly<Record<string, FeelType>> = {}): { shape: TestShape; judgesNull: boolean } {
  if (source.trim() === '' || source.length > longest || bracketsOf(source) > deepestBrackets)
    return { shape: opaque('not understood'), judgesNull: false };
  const root = parseFeel(source, 'UnaryTests', names, ['date and time']);
  let understood = true;
  let judgesNull = false;
  let depth = 0;
  root.cursor().iterate(
    ({ type }) => {
      depth++;
      if (type.isError || depth > deepest) understood = false;
      if (type.name === 'null' || type.name === '?' || type.name === 'Wildcard') judgesNull = true;
      return understood;
    },
    () => {
      depth--;
    },
  );
  return { shape: understood ? shapeOfTests(root, source) : opaque('not understood'), judgesNull };
}

/** As for every formula. */
const longest = 8_000;

/** As deep as a formula may be nested; a deeper tree is not walked. */
const deepest = 400;

/** The grammar copies what it knows at each bracket: a deeper source would take seconds to read, and is refused as a cell too. */
const deepestBrackets = 64;

/** How deep brackets lie in one another, those in texts not counted. */
function bracketsOf(source: string): number {
  let [depth, most] = [0, 0];
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"|[()[\]{}]/g)) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    most = Math.max(most, depth);
  }
  return most;
}

function shapeOfTests(root: SyntaxNode, source: string): TestShape {
  const children = childrenOf(root);
  if (children[0]?.name === 'Wildcard') return { is: 'anything' };
  const tests = children.flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : []));
  const shape = some(tests.filter(isTest).map((test) => shapeOfTest(test, source)));
  return children[0]?.name === 'not' ? not(shape) : shape;
}

/** One test: `< 5`, `[1..5]`, a constant, a list of them, or a condition on `?`. */
function shapeOfTest(test: SyntaxNode, source: string): TestShape {
  const node = unwrapped(childrenOf(test)[0] ?? test);
  if (node.name === 'SimplePositiveUnaryTest') return shapeOfSimple(node, source);
  return asksValue(node) ? shapeOfCondition(node, source) : shapeOfValue(node, source);
}

function shapeOfSimple(node: SyntaxNode, source: string): TestShape {
  const [first, second] = childrenOf(node);
  if (first === undefined) return opaque('not understood');
  if (first.name === 'Interval') {
    const [open, from, , to, close] = childrenOf(first);
    if (open === undefined || close === undefined) return opaque('not understood');
    return every([
      compares(textOf(open, source) === '[' ? '>=' : '>', from, source),
      compares(textOf(close, source) === ']' ? '<=' : '<', to, source),
    ]);
  }
  const sign = comparisonFrom(textOf(first, source));
  return sign === undefined ? opaque('not understood') : compares(sign, second, source);
}

/** Equal to a constant, or to one of a list of constants. */
function shapeOfValue(node: SyntaxNode, source: string): TestShape {
  if (node.name !== 'List') return compares('=', node, source);
  const items = childrenOf(node).filter(({ name }) => name !== '[' && name !== ']' && name !== ',');
  return some(items.map((item) => compares('=', item, source)));
}

/** A condition that speaks of the value as `?`. */
function shapeOfCondition(node: SyntaxNode, source: string): TestShape {
  const children = childrenOf(node);
  switch (node.name) {
    case '?':
      return { is: 'holds' };
    case 'ParenthesizedExpression':
      return children[1] === undefined ? opaque('not understood') : conditionOrOpaque(children[1], source);
    case 'Conjunction':
      return every(children.filter(({ name }) => name !== 'and').map((child) => conditionOrOpaque(child, source)));
    case 'Disjunction':
      return some(children.filter(({ name }) => name !== 'or').map((child) => conditionOrOpaque(child, source)));
    case 'FunctionInvocation': {
      const args = childrenOf(children[2] ?? node);
      const negates = children[0] !== undefined && textOf(children[0], source) === 'not' && children[2]?.name === 'PositionalParameters';
      return negates && args.length === 1 && args[0] !== undefined ? not(conditionOrOpaque(args[0], source)) : opaque('calls a function');
    }
    case 'Comparison':
      return shapeOfComparison(children, source);
    default:
      return opaque('computes with the value');
  }
}

function shapeOfComparison(children: readonly SyntaxNode[], source: string): TestShape {
  const [left, sign, right, , upper] = children;
  if (left === undefined || sign === undefined || right === undefined) return opaque('not understood');
  if (left.name !== '?') {
    const flipped = flips.get(textOf(sign, source));
    return right.name === '?' && flipped !== undefined ? compares(flipped, left, source) : opaque('computes with the value');
  }
  if (sign.name === 'between') return every([compares('>=', right, source), compares('<=', upper, source)]);
  if (sign.name === 'in') {
    const tests = children.flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child])).filter(isTest);
    return tests.some(asksValue) ? opaque('computes with the value') : some(tests.map((test) => shapeOfTest(test, source)));
  }
  const comparison = comparisonFrom(textOf(sign, source));
  return comparison === undefined ? opaque('not understood') : compares(comparison, right, source);
}

function conditionOrOpaque(node: SyntaxNode, source: string): TestShape {
  return asksValue(node) ? shapeOfCondition(node, source) : opaque(whyNotConstant(node));
}

function compares(sign: Comparison, node: SyntaxNode | undefined, source: string): TestShape {
  if (node === undefined) return opaque('not understood');
  const constant = constantIn(node, source);
  if ('why' in constant) return opaque(constant.why);
  if (constant.value === null && sign !== '=' && sign !== '!=') return opaque('compares with nothing');
  return { is: 'compares', sign, to: constant.value };
}

function asksValue(node: SyntaxNode): boolean {
  return containsOneOf(node, ['?']);
}

function isTest({ name }: SyntaxNode): boolean {
  return name === 'PositiveUnaryTest';
}

function opaque(why: Unreadable): TestShape {
  return { is: 'opaque', why };
}

function some(of: readonly TestShape[]): TestShape {
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'some', of };
}

function every(of: readonly TestShape[]): TestShape {
  return { is: 'every', of };
}

function not(of: TestShape): TestShape {
  return { is: 'not', of };
}

const flips = new Map<string, Comparison>([
  ['=', '='],
  ['!=', '!='],
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);
