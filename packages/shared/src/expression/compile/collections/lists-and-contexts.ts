import { anyType, commonType, type FeelType, listOf } from '../../feel-type.ts';
import type { FeelValue } from '../../values/feel-value.ts';
import { compileFunctionDefinition } from '../calls/function-definition.ts';
import { type Code, code } from '../code.ts';
import { type Compiler, checkFen, nameAt, refuse, sourceOf } from '../compiler.ts';
import { unquote } from '../literals.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { type Scope, withLocal } from '../scope.ts';

/** Compiles `[a, b]`. */
export function compileList(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const items = childrenOf(node)
    .filter((child) => !['[', ']', ','].includes(child.name))
    .map((child) => compiler.compile(child, scope));
  const type = items.map((item) => item.type).reduce(commonType, items[0]?.type ?? anyType);
  return code(node, listOf(type), (frame) => items.map((item) => item.run(frame)));
}

type Entry = { readonly key: string; readonly slot: number; readonly value: Code };

/** Compiles `{ name: value, "other name": value }`; an entry may use the entries before it, and a function itself. */
export function compileContext(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const entries: Entry[] = [];
  const fields: Record<string, FeelType> = Object.create(null);
  let inner = scope;
  for (const entry of childrenOf(node).filter((child) => child.name === 'ContextEntry')) {
    const [keyNode, ...rest] = childrenOf(entry);
    const valueNode = rest.at(-1);
    if (keyNode === undefined || valueNode === undefined || valueNode.name === ':') return refuseEntry(compiler, entry);
    const key = keyText(compiler, keyNode);
    checkFen(compiler, keyNode, key);
    if (key in fields) return refuseTwice(compiler, keyNode, key);
    const slot = compiler.newSlot();
    const value = compileEntry(compiler, valueNode, { scope: inner, key, slot });
    fields[key] = value.type;
    inner = withLocal(inner, key, { slot, type: value.type });
    entries.push({ key, slot, value });
  }
  return code(node, { kind: 'context', fields }, (frame) => {
    const context = new Map<string, FeelValue>();
    for (const { key, slot, value } of entries) {
      const result = value.run(frame);
      frame.locals[slot] = result;
      context.set(key, result);
    }
    return context;
  });
}

/** The value of an entry; a function is given its own name, so that it may call itself. */
function compileEntry(compiler: Compiler, node: SyntaxNode, { scope, key, slot }: { scope: Scope; key: string; slot: number }): Code {
  if (node.name !== 'FunctionDefinition') return compiler.compile(node, scope);
  return compileFunctionDefinition(compiler, node, withLocal(scope, key, { slot, type: anyType }), slot);
}

function keyText(compiler: Compiler, node: SyntaxNode): string {
  const source = sourceOf(compiler, node);
  return source.startsWith('"') ? unquote(source) : nameAt(compiler, node);
}

/** In the standard dialect a context that names an entry twice is none. */
function refuseTwice(compiler: Compiler, at: SyntaxNode, key: string): Code {
  return refuse(compiler, at, 'expression.named-twice', { zh: `“${key}”写了两次。`, en: `“${key}” is given twice.` });
}

function refuseEntry(compiler: Compiler, at: SyntaxNode): Code {
  return refuse(compiler, at, 'expression.syntax', { zh: '这一项要写成“名称: 值”。', en: 'An entry is written “name: value”.' });
}
