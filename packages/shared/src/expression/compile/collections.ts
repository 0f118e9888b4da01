import { anyType, commonType, type FeelType, listOf } from '../feel-type.ts';
import { integerOf, mismatch } from '../values/compare.ts';
import { type FeelList, type FeelValue, isDecimal, isList } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import { type Code, code, type Frame } from './code.ts';
import { type Compiler, checkFen, checkKind, refuse, sourceOf } from './compiler.ts';
import { unquote } from './literals.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import { type Scope, withItem, withLocal } from './scope.ts';

/** Compiles `[a, b]`. */
export function compileList(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const items = childrenOf(node)
    .filter((child) => !['[', ']', ','].includes(child.name))
    .map((child) => compiler.compile(child, scope));
  const type = items.map((item) => item.type).reduce((left, right) => commonType(left, right), items[0]?.type ?? anyType);
  return code(node, listOf(type), (frame) => items.map((item) => item.run(frame)));
}

/** Compiles `{ name: value, "other name": value }`; an entry may use the entries before it. */
export function compileContext(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const entries: { key: string; slot: number; value: Code }[] = [];
  const fields: Record<string, FeelType> = Object.create(null);
  let inner = scope;
  for (const entry of childrenOf(node).filter((child) => child.name === 'ContextEntry')) {
    const [keyNode, ...rest] = childrenOf(entry);
    const valueNode = rest.at(-1);
    if (keyNode === undefined || valueNode === undefined) continue;
    const key = keyText(compiler, keyNode);
    checkFen(compiler, keyNode, key);
    if (Object.hasOwn(fields, key)) refuseTwice(compiler, keyNode, key);
    const value = compiler.compile(valueNode, inner);
    const slot = compiler.newSlot();
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

/**
 * Compiles `list[2]` (the second; `-1` is the last; `null` beyond the ends) and `list[condition]` (all items for which it is true;
 * an item without an answer is left out). Within the brackets stand `item` and the item's own fields.
 */
export function compileFilter(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [listNode, , conditionNode] = childrenOf(node);
  if (listNode === undefined || conditionNode === undefined || conditionNode.name === ']') {
    return refuse(compiler, node, 'expression.syntax', {
      zh: '方括号里需要序号或条件。',
      en: 'The brackets need a position or a condition.',
    });
  }
  const list = compiler.compile(listNode, scope);
  checkKind(compiler, list, ['list']);
  const itemType = list.type.kind === 'list' ? list.type.of : anyType;
  const slot = compiler.newSlot();
  const condition = compiler.compile(conditionNode, withItem(scope, slot, itemType));
  const kind = condition.type.kind;
  if (kind === 'number' || kind === 'money')
    return code(node, itemType, (frame) => itemAt(listFrom(list, frame), position(condition, condition.run(frame))));
  checkKind(compiler, condition, ['boolean']);
  return code(node, kind === 'any' ? anyType : listOf(itemType), (frame) => {
    const items = listFrom(list, frame);
    const kept: FeelValue[] = [];
    for (const item of items) {
      spend(frame.run, 1);
      frame.locals[slot] = item;
      const answer = condition.run(frame);
      if (isDecimal(answer)) return itemAt(items, position(condition, answer));
      if (answer === true) kept.push(item);
      else if (answer !== false && answer !== null)
        mismatch({ from: condition.at.from, to: condition.at.to, operation: '[ ]' }, answer, 'boolean');
    }
    return kept;
  });
}

function listFrom(list: Code, frame: Frame): FeelList {
  const value = list.run(frame);
  return isList(value) ? value : mismatch({ from: list.at.from, to: list.at.to, operation: '[ ]' }, value, 'list');
}

function position(index: Code, value: FeelValue): number {
  const whole = isDecimal(value) ? integerOf(value) : undefined;
  return whole ?? mismatch({ from: index.at.from, to: index.at.to, operation: '[ ]' }, value, 'whole number');
}

function itemAt(items: FeelList, index: number): FeelValue {
  return items[index > 0 ? index - 1 : items.length + index] ?? null;
}

function keyText(compiler: Compiler, node: SyntaxNode): string {
  const source = sourceOf(compiler, node);
  return source.startsWith('"') ? unquote(source) : source.replace(/\s+/g, ' ');
}

function refuseTwice(compiler: Compiler, at: SyntaxNode, key: string): void {
  refuse(compiler, at, 'expression.syntax', { zh: `“${key}”写了两次。`, en: `“${key}” is given twice.` });
}
