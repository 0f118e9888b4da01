import { parser } from 'lezer-feel';
import type { FeelType } from '../feel-type.ts';
import { type KnownNames, namesFrom, namesOfType, noNames } from '../syntax/known-names.ts';
import { trackNames } from '../syntax/name-tracker.ts';
import { plainSource } from '../syntax/plain-source.ts';

export { plainName } from '../plain-name.ts';

/** A node as the grammar gives it. */
export type ParsedNode = ReturnType<typeof parser.parse>['topNode'];

/** As much of a node as the compilers look at. */
export type SyntaxNode = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
};

/** What the source is read as: one expression, or the tests of a table cell. */
export type Grammar = 'Expression' | 'UnaryTests';

type Names = Readonly<Record<string, FeelType>>;

/** What the source is read as, and the names it may use: variables, and those of functions and types, which may hold spaces too. */
export type Reading = { readonly grammar: Grammar; readonly names: Names; readonly functions: readonly string[] };

/**
 * Reads FEEL into a parse tree. Names in scope and names of functions and types are told to the grammar, so that
 * `投保 人.姓名` or `string length(x)` is one name; where names overlap, the longest wins. What is not understood becomes an error
 * node, and reading goes on behind it, though not for long.
 */
export function parseFeel(source: string, grammar: Grammar, names: Names, functions: readonly string[]): ParsedNode {
  const whole = readFeel(source, { grammar, names, functions });
  return 'root' in whole ? whole.root : advance(source, { grammar, names, functions }, false).topNode;
}

/** The parse tree, or the offset from which on the source is not understood: for whom a tree with errors is of no use. */
export function readFeel(source: string, reading: Reading): { readonly root: ParsedNode } | { readonly misread: number } {
  try {
    return { root: advance(source, reading, true).topNode };
  } catch (error) {
    const at = error instanceof SyntaxError ? /^No parse at (\d+)$/.exec(error.message)?.[1] : undefined;
    if (at === undefined) throw error;
    return { misread: Number(at) };
  }
}

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

/** Reads step by step. A strict reader stops at the first thing it does not understand; any other makes only so many moves. */
function advance(source: string, { grammar, names, functions }: Reading, strict: boolean) {
  const plain = plainSource(source, names);
  const tracker = trackNames({ source: plain, ...knownNames(names, functions) }, parser.nodeSet.types);
  const parse = parser.configure({ top: grammar, strict, contextTracker: tracker }).startParse(plain);
  const most = 2_000 + 20 * source.length;
  for (let moves = 0; ; moves++) {
    if (!strict && moves === most) parse.stopAt(parse.parsedPos);
    const tree = parse.advance();
    if (tree !== null) return tree;
  }
}

/** Telling names takes longer than reading a short source; many sources are read with the same names. */
const known = new WeakMap<Names, Told>();

/** What was told, and what it was made of: whoever holds the names may have changed them since. */
type Told = {
  readonly entries: readonly (readonly [string, FeelType])[];
  readonly functions: readonly string[];
  readonly names: TrackedNames;
};

type TrackedNames = { readonly variables: KnownNames; readonly others: KnownNames };

function knownNames(names: Names, functions: readonly string[]): TrackedNames {
  const entries = Object.entries(names);
  const before = known.get(names);
  if (before !== undefined && before.functions === functions && sameEntries(before.entries, entries)) return before.names;
  const spaced = functions.filter((name) => /\s/u.test(name)).map((name) => [name, () => noNames] as const);
  const variables = namesFrom(entries.map(([name, type]) => [name, () => namesOfType(type)] as const));
  const told = { variables, others: namesFrom(spaced) };
  known.set(names, { entries, functions, names: told });
  return told;
}

function sameEntries(before: Told['entries'], now: Told['entries']): boolean {
  return before.length === now.length && before.every(([name, type], index) => now[index]?.[0] === name && now[index]?.[1] === type);
}
