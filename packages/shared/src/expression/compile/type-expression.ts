import { anyType, type FeelType, listOf } from '../feel-type.ts';
import { type Compiler, nameAt, refuse, sourceOf } from './compiler.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';

/**
 * The type a source names: one of the standard's (`number`, `list<string>`, `function<number>->boolean`, …) or of `options.types`.
 * Undefined for names that are no type, `list` and `context` without what they hold among them (DMN 1.5, table 61); strict dialects
 * note the problem `expression.unknown-type`.
 */
export function typeFrom(compiler: Compiler, node: SyntaxNode): FeelType | undefined {
  const inner = node.name === 'Type' || node.name === 'ArgumentType' ? childrenOf(node)[0] : node;
  if (inner === undefined) return undefined;
  const types = childrenOf(inner).filter((child) => child.name === 'Type');
  switch (inner.name) {
    case 'Type':
      return typeFrom(compiler, inner);
    case 'ListType':
      return heldType(compiler, inner, types[0]);
    case 'ContextType':
      return contextType(compiler, inner);
    case 'FunctionType':
      return functionType(compiler, inner, types.at(-1));
    default:
      return named(compiler, inner);
  }
}

/** `list<T>`, or `range<T>`, which the grammar reads as the same. */
function heldType(compiler: Compiler, node: SyntaxNode, held: SyntaxNode | undefined): FeelType | undefined {
  const of = held === undefined ? undefined : typeFrom(compiler, held);
  if (of === undefined) return undefined;
  return sourceOf(compiler, node).startsWith('range') ? { kind: 'range', of } : listOf(of);
}

function contextType(compiler: Compiler, node: SyntaxNode): FeelType | undefined {
  const fields: Record<string, FeelType> = Object.create(null);
  const entries = childrenOf(node).flatMap((child) => (child.name === 'ContextEntryTypes' ? childrenOf(child) : []));
  for (const entry of entries.filter((child) => child.name === 'ContextEntryType')) {
    const [nameNode, ...rest] = childrenOf(entry);
    const typeNode = rest.at(-1);
    const type = typeNode === undefined ? undefined : typeFrom(compiler, typeNode);
    if (nameNode === undefined || type === undefined) return undefined;
    fields[nameAt(compiler, nameNode)] = type;
  }
  return { kind: 'context', fields };
}

function functionType(compiler: Compiler, node: SyntaxNode, resultNode: SyntaxNode | undefined): FeelType | undefined {
  const given = childrenOf(node).flatMap((child) => (child.name === 'ArgumentTypes' ? childrenOf(child) : []));
  const parameters = given.filter((child) => child.name === 'ArgumentType').map((child) => typeFrom(compiler, child));
  const result = resultNode === undefined ? undefined : typeFrom(compiler, resultNode);
  const known = parameters.filter((type) => type !== undefined);
  if (result === undefined || known.length < parameters.length) return undefined;
  return { kind: 'function', parameters: known.map((type) => ({ type })), result };
}

function named(compiler: Compiler, node: SyntaxNode): FeelType | undefined {
  const name = nameAt(compiler, node).replace(/\s*\.\s*/gu, '.');
  const { types = {} } = compiler.options;
  const type = Object.hasOwn(types, name) ? types[name] : standardTypes.get(name);
  if (type !== undefined) return type;
  refuse(compiler, node, 'expression.unknown-type', { zh: `没有名为“${name}”的类型。`, en: `There is no type called “${name}”.` });
  return undefined;
}

const standardTypes: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', anyType],
  ['Null', { kind: 'null' }],
  ['number', { kind: 'number' }],
  ['string', { kind: 'text' }],
  ['boolean', { kind: 'boolean' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'dateTime' }],
  ['days and time duration', { kind: 'duration', unit: 'seconds' }],
  ['years and months duration', { kind: 'duration', unit: 'months' }],
]);
