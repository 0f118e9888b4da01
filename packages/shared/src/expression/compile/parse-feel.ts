import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';
import type { FeelType } from '../feel-type.ts';

/** A node of the parse tree. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** What the source is read as: one expression, or the tests of a table cell. */
export type Grammar = 'Expression' | 'UnaryTests';

/** The names the grammar must know beforehand, because names may contain spaces; nested for the fields of contexts. */
type KnownNames = { readonly [name: string]: KnownNames };

/**
 * Reads FEEL into a parse tree. Names in scope and names of functions are told to the grammar, so that
 * `投保 人.姓名` or `string length(x)` is one name; where names overlap, the longest wins.
 */
export function parseFeel(
  source: string,
  grammar: Grammar,
  names: Readonly<Record<string, FeelType>>,
  functions: readonly string[],
): SyntaxNode {
  const known: Record<string, KnownNames> = Object.create(null);
  for (const name of functions) if (name.includes(' ')) known[name] = {};
  for (const [name, type] of Object.entries(names)) known[name] = knownNamesOf(type);
  return parser.configure({ top: grammar, contextTracker: trackVariables(known) }).parse(source).topNode;
}

/** A name with its spaces as the grammar sees them: `my-rate` is `my - rate`. */
export function plainName(name: string): string {
  return normalizeContextKey(name);
}

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

function knownNamesOf(type: FeelType): KnownNames {
  if (type.kind === 'list') return knownNamesOf(type.of);
  const known: Record<string, KnownNames> = Object.create(null);
  if (type.kind === 'context') for (const [name, field] of Object.entries(type.fields)) known[name] = knownNamesOf(field);
  return known;
}
