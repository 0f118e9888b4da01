import { compilerFor } from '../compile/compile-node.ts';
import type { SeenName } from '../compile/compiler.ts';
import { childrenOf, parseFeel, type SyntaxNode } from '../compile/parse-feel.ts';
import { variableScope, withLocal } from '../compile/scope.ts';
import { tooLarge } from '../compile/syntax-problems.ts';
import type { CompileOptions } from '../dialect.ts';
import type { FeelType } from '../feel-type.ts';
import { builtInNames } from '../functions/built-ins.ts';
import { closersOf } from './brackets.ts';

/** How a source is read; with the type of `input` it is the test of a table cell. */
export type CompletionOptions = CompileOptions & { readonly input?: FeelType };

/** The name that stands at the cursor: its beginning in the source, what is typed of it, and what is known there. */
export type NameAtCursor = { readonly from: number; readonly typed: string } & Pick<SeenName, 'scope' | 'base'>;

type Names = Readonly<Record<string, FeelType>>;

/** A name nobody has, put where the cursor is, so that the compiler meets a name there. */
const marker = 'ꆈcursorꆈ';

/**
 * What the compiler knows of the name at the cursor; undefined when there can be no name, as within a text. Sources under the pen
 * are rarely complete: what follows the cursor is read if it can be, else what is open is closed right behind it.
 */
export function seenAt(source: string, offset: number, names: Names, options: CompletionOptions): NameAtCursor | undefined {
  const before = source.slice(0, offset);
  const after = source.slice(offset).replace(/^[\p{L}\p{N}_]+/u, '');
  const endings = [after, closersOf(before), ` else null${closersOf(before)}`];
  for (const ending of endings) {
    const seen = meet(`${before}${marker}${ending}`, names, options);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

function meet(source: string, names: Names, options: CompletionOptions): NameAtCursor | undefined {
  let met: NameAtCursor | undefined;
  const compiler = compilerFor(source, { ...options, dialect: 'standard' }, ({ at, scope, base }) => {
    const name = source.slice(at.from, at.to);
    const end = name.indexOf(marker);
    if (end >= 0) met = { from: at.from, typed: name.slice(0, end), scope, ...(base === undefined ? {} : { base }) };
  });
  if (tooLarge(compiler)) return undefined;
  const { input } = options;
  const functions = [...builtInNames, ...Object.keys(options.types ?? {})];
  const root = parseFeel(source, input === undefined ? 'Expression' : 'UnaryTests', names, functions);
  const scope = input === undefined ? variableScope(names) : withLocal(variableScope(names), '?', { slot: 0, type: input });
  for (const node of expressionsIn(root)) compiler.compile(node, scope);
  return met;
}

/** The expressions at the top: the one of the source, or those of the tests of a cell. */
function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  const wrapping = ['Expression', 'UnaryTests', 'PositiveUnaryTests', 'PositiveUnaryTest'].includes(node.name);
  return wrapping ? childrenOf(node).flatMap(expressionsIn) : [node];
}
