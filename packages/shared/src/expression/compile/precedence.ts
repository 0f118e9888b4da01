import { childrenOf, type SyntaxNode } from './parse-feel.ts';

/**
 * The tree with `in` bound as people read it: `age in [18..60] and paid` is `(age in [18..60]) and paid`. The grammar takes all that follows
 * `in` for its test. A tree without such a place comes back as it is.
 */
export function withPrecedence(root: SyntaxNode): SyntaxNode {
  return hasLooseTest(root) ? restored(root) : root;
}

function hasLooseTest(node: SyntaxNode): boolean {
  return looseTestOf(node) !== undefined || childrenOf(node).some(hasLooseTest);
}

/** The `and` or `or` that stands, without brackets, where the test of an `in` should. */
function looseTestOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name !== 'Comparison') return undefined;
  const [, sign, test] = childrenOf(node);
  const inner = sign?.name === 'in' && test?.name === 'PositiveUnaryTest' ? childrenOf(test)[0] : undefined;
  return inner?.name === 'Conjunction' || inner?.name === 'Disjunction' ? inner : undefined;
}

function restored(node: SyntaxNode): SyntaxNode {
  const loose = looseTestOf(node);
  if (loose === undefined) return regrouped(node, childrenOf(node).map(restored));
  const [value, sign, test] = childrenOf(node);
  if (value === undefined || sign === undefined || test === undefined) return node;
  // What stands leftmost is the test; all that follows it is joined to the comparison as a whole.
  return restored(
    withLeftmost(loose, ['Conjunction', 'Disjunction'], (first) => {
      const narrow = made(test, [first], first);
      return made(node, [value, sign, narrow], narrow);
    }),
  );
}

/** `a and (b or c)` that came of a restored `b` is `(a and b) or c`. */
function regrouped(node: SyntaxNode, children: readonly SyntaxNode[]): SyntaxNode {
  const [left, sign, right] = children;
  if (node.name !== 'Conjunction' || left === undefined || sign === undefined || right?.name !== 'Disjunction') return made(node, children);
  return withLeftmost(right, ['Disjunction'], (first) => made(node, [left, sign, first], first, left));
}

function withLeftmost(node: SyntaxNode, through: readonly string[], replace: (first: SyntaxNode) => SyntaxNode): SyntaxNode {
  if (!through.includes(node.name)) return replace(node);
  const [first, ...rest] = childrenOf(node);
  if (first === undefined) return node;
  const replaced = withLeftmost(first, through, replace);
  return made(node, [replaced, ...rest], node, replaced);
}

/** A node of the same name over other children, in a chain of their own. */
function made(node: SyntaxNode, children: readonly SyntaxNode[], end: SyntaxNode = node, start: SyntaxNode = node): SyntaxNode {
  const chain = children.reduceRight<SyntaxNode | null>(
    (nextSibling, { name, from, to, firstChild }) => ({ name, from, to, firstChild, nextSibling }),
    null,
  );
  return { name: node.name, from: start.from, to: end.to, firstChild: chain, nextSibling: null };
}
