import { parser, trackVariables } from 'lezer-feel';
import type { FeelType } from '../feel-type.ts';
import { plainSource } from './plain-source.ts';

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

/** The names the grammar must know beforehand, because names may contain spaces; nested for the fields of contexts. */
type KnownNames = { readonly [name: string]: KnownNames };

type Names = Readonly<Record<string, FeelType>>;

/**
 * Reads FEEL into a parse tree. Names in scope and names of functions and types are told to the grammar, so that
 * `投保 人.姓名` or `string length(x)` is one name; where names overlap, the longest wins. Reading takes time in proportion to
 * the length of the source, whatever it says; a source that would take more is not understood beyond that.
 */
export function parseFeel(source: string, grammar: Grammar, names: Names, functions: readonly string[]): ParsedNode {
  const reader = readerFor(grammar, names, functions);
  const parse = reader.startParse(plainSource(source, names));
  const most = movesOf(source);
  for (let moves = 0; ; moves++) {
    if (moves === most) parse.stopAt(Math.max(parse.parsedPos, 0));
    const tree = parse.advance();
    if (tree !== null) return tree.topNode;
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

/** Telling names to the grammar takes longer than reading a short source; many sources are read with the same names. */
const readers = new WeakMap<Names, Map<string, Reader>>();

/** The grammar with its names, and what they were when it was told: whoever holds them may have changed them since. */
type Reader = { readonly parser: typeof parser; readonly told: readonly (readonly [string, FeelType])[] };

function readerFor(grammar: Grammar, names: Names, functions: readonly string[]): typeof parser {
  const kept = readers.get(names) ?? new Map<string, Reader>();
  readers.set(names, kept);
  const key = `${grammar} ${functions.length}`;
  const known = kept.get(key);
  const told = Object.entries(names);
  if (known !== undefined && sameNames(known.told, told)) return known.parser;
  const reader = { parser: parser.configure({ top: grammar, contextTracker: trackVariables(knownNames(told, functions)) }), told };
  kept.set(key, reader);
  return reader.parser;
}

function sameNames(before: Reader['told'], now: Reader['told']): boolean {
  return before.length === now.length && before.every(([name, type], index) => now[index]?.[0] === name && now[index]?.[1] === type);
}

function knownNames(names: Reader['told'], functions: readonly string[]): KnownNames {
  const known: Record<string, KnownNames> = Object.create(null);
  for (const name of functions) if (/\s/u.test(name)) known[name] = {};
  for (const [name, type] of names) known[name] = knownNamesOf(type);
  return known;
}

function knownNamesOf(type: FeelType): KnownNames {
  if (type.kind === 'list') return knownNamesOf(type.of);
  if (type.kind === 'function') return knownNamesOf(type.result);
  const known: Record<string, KnownNames> = Object.create(null);
  if (type.kind === 'context') for (const [name, field] of Object.entries(type.fields)) known[name] = knownNamesOf(field);
  return known;
}

/** An ordinary source takes about three moves for each character. */
function movesOf(source: string): number {
  return 2_000 + 20 * source.length;
}
