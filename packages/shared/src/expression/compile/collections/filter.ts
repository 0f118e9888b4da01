import { anyType, type FeelType, listOf } from '../../feel-type.ts';
import { type Site, spend } from '../../run/run.ts';
import { integerOf, mismatch } from '../../values/compare.ts';
import { type FeelList, type FeelValue, isDecimal, isList } from '../../values/feel-value.ts';
import { type Code, code, type Frame } from '../code.ts';
import { type Compiler, checkKind, refuse, siteOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { type Scope, withItem } from '../scope.ts';

/**
 * Compiles `list[2]` (the second; `-1` is the last; `null` beyond the ends) and `list[condition]` (all items for which it is true;
 * an item without an answer is left out). Within the brackets stand `item` and the item's own fields. To the standard, a value
 * that is no list is a list of one.
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
  const itemType = itemTypeOf(list.type);
  const slot = compiler.newSlot();
  const condition = compiler.compile(conditionNode, withItem(scope, { slot, type: itemType }, compiler.lenient || isOpen(itemType)));
  checkKind(compiler, condition, ['boolean', 'number', 'money']);
  const [listSite, site] = [siteOf(compiler, listNode, '[ ]'), siteOf(compiler, conditionNode, '[ ]')];
  return code(node, resultType(condition.type, itemType), (frame) => {
    const items = itemsFrom(list.run(frame), frame, listSite);
    return items === null ? null : filtered(items, condition, { frame, slot, site });
  });
}

type Filtering = { readonly frame: Frame; readonly slot: number; readonly site: Site };

function filtered(items: FeelList, condition: Code, { frame, slot, site }: Filtering): FeelValue {
  const kept: FeelValue[] = [];
  // Without an item there is nothing to ask a condition; what may be a position is asked, since a position gives `null`.
  if (items.length === 0 && condition.type.kind === 'boolean') return kept;
  if (items.length === 0) frame.locals[slot] = null;
  for (let index = 0; index < Math.max(items.length, 1); index++) {
    spend(frame.run, 1);
    if (items.length > 0) frame.locals[slot] = items[index] ?? null;
    const answer = condition.run(frame);
    if (isDecimal(answer)) return itemAt(items, answer, { frame, slot, site });
    if (answer === true && items.length > 0) kept.push(items[index] ?? null);
    else if (answer !== false && answer !== true && answer !== null) return mismatch(frame.run, site, answer, 'boolean');
  }
  return kept;
}

function itemAt(items: FeelList, answer: FeelValue, { frame, site }: Filtering): FeelValue {
  const whole = isDecimal(answer) ? integerOf(answer) : undefined;
  if (whole === undefined) return mismatch(frame.run, site, answer, 'whole number');
  return items[whole > 0 ? whole - 1 : items.length + whole] ?? null;
}

function itemsFrom(value: FeelValue, frame: Frame, site: Site): FeelList | null {
  if (isList(value)) return value;
  return site.lenient && value !== null ? [value] : mismatch(frame.run, site, value, 'list');
}

function itemTypeOf(type: FeelType): FeelType {
  return type.kind === 'list' ? type.of : type.kind === 'context' ? type : anyType;
}

function isOpen(type: FeelType): boolean {
  return type.kind === 'any' || (type.kind === 'context' && type.open === true);
}

function resultType(condition: FeelType, item: FeelType): FeelType {
  if (condition.kind === 'number' || condition.kind === 'money') return item;
  return condition.kind === 'boolean' ? listOf(item) : anyType;
}
