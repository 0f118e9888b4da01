import { anyType, booleanType, type FeelType, listOf } from '../../feel-type.ts';
import { type Site, spend } from '../../run/run.ts';
import { mismatch } from '../../values/compare.ts';
import { type FeelList, type FeelValue, isList, isRange } from '../../values/feel-value.ts';
import { type Code, code, type Frame } from '../code.ts';
import { type Compiler, checkFen, checkKind, nameAt, refuse, siteOf, sourceOf } from '../compiler.ts';
import { answerOf } from '../operators/logic.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { type Scope, withLocal } from '../scope.ts';
import { itemsBetween } from './sequence.ts';

type Iteration = { readonly slot: number; readonly items: (frame: Frame) => FeelList | null };

/**
 * Compiles `for x in list, y in 1..3 return …`: a list of the results, the last name running fastest. `partial` are the results
 * so far.
 */
export function compileFor(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const { iterations, inner } = compileIterations(compiler, node, scope);
  const bodyNode = childrenOf(node).at(-1);
  if (iterations.length === 0 || bodyNode === undefined) return incomplete(compiler, node);
  const partial = compiler.newSlot();
  const body = compiler.compile(bodyNode, withLocal(inner, 'partial', { slot: partial, type: listOf() }));
  const partialMayStay = sourceOf(compiler, bodyNode).includes('partial') && staysOf(compiler, bodyNode, 'partial');
  return code(node, listOf(body.type), (frame) => {
    const results: FeelValue[] = [];
    frame.locals[partial] = results;
    const whole = visitAll(iterations, frame, () => {
      if (partialMayStay) frame.locals[partial] = copyOf(results, frame);
      results.push(body.run(frame));
      return true;
    });
    return whole === undefined ? null : results;
  });
}

/** Compiles `some x in list satisfies …` and `every …`. Without a deciding item, a missing answer makes the whole `null`. */
export function compileQuantified(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const { iterations, inner } = compileIterations(compiler, node, scope);
  const parts = childrenOf(node);
  const conditionNode = parts.at(-1);
  if (iterations.length === 0 || conditionNode === undefined) return incomplete(compiler, node);
  const condition = compiler.compile(conditionNode, inner);
  checkKind(compiler, condition, ['boolean']);
  const deciding = parts[0]?.name === 'some';
  const site = siteOf(compiler, condition.at, deciding ? 'some' : 'every');
  return code(node, booleanType, (frame) => {
    let answer: boolean | null = !deciding;
    const whole = visitAll(iterations, frame, () => {
      const held = answerOf(condition, frame, site);
      if (held === null) answer = null;
      if (held === deciding) answer = deciding;
      return held !== deciding;
    });
    return whole === undefined ? null : answer;
  });
}

function compileIterations(compiler: Compiler, node: SyntaxNode, scope: Scope): { iterations: Iteration[]; inner: Scope } {
  const iterations: Iteration[] = [];
  let inner = scope;
  const expressions = childrenOf(node).find((child) => child.name === 'InExpressions');
  for (const each of expressions === undefined ? [] : childrenOf(expressions)) {
    const [nameNode, , source] = childrenOf(each);
    if (each.name !== 'InExpression' || nameNode === undefined || source === undefined) continue;
    const { type, items } = compileSource(compiler, source, inner);
    const slot = compiler.newSlot();
    const name = nameAt(compiler, nameNode);
    checkFen(compiler, nameNode, name);
    inner = withLocal(inner, name, { slot, type });
    iterations.push({ slot, items });
  }
  return { iterations, inner };
}

/** What a loop runs over: a list, a range of whole numbers or of days, or `1..10`, up or down. */
function compileSource(compiler: Compiler, node: SyntaxNode, scope: Scope): { type: FeelType; items: Iteration['items'] } {
  const [first, , last] = node.name === 'IterationContext' ? childrenOf(node) : [node];
  if (first === undefined) return { type: anyType, items: () => [] };
  const from = compiler.compile(first, scope);
  if (last === undefined) {
    checkKind(compiler, from, ['list', 'range']);
    const site = siteOf(compiler, from.at, 'in');
    return { type: itemTypeOf(from.type), items: (frame) => itemsOf(from.run(frame), frame, site) };
  }
  const to = compiler.compile(last, scope);
  checkKind(compiler, from, ['number', 'date']);
  checkKind(compiler, to, ['number', 'date']);
  const site = siteOf(compiler, node, '..');
  return { type: from.type, items: (frame) => itemsBetween({ left: from.run(frame), right: to.run(frame) }, frame.run, site) };
}

/** The type of what a loop runs over; a range that is written down is its own item type. */
function itemTypeOf(type: FeelType): FeelType {
  return type.kind === 'list' || type.kind === 'range' ? type.of : anyType;
}

function itemsOf(value: FeelValue, { run }: Frame, site: Site): FeelList | null {
  if (isList(value)) return value;
  if (!isRange(value)) return mismatch(run, site, value, 'list');
  const all = itemsBetween({ left: value.from, right: value.to }, run, site);
  if (all === null) return null;
  const from = value.fromIncluded ? 0 : 1;
  return all.slice(from, value.toIncluded ? undefined : Math.max(from, all.length - 1));
}

/** True when all were visited, false when the visitor said enough, undefined when one of the lists is none. */
function visitAll(iterations: readonly Iteration[], frame: Frame, visit: () => boolean, depth = 0): boolean | undefined {
  const iteration = iterations[depth];
  if (iteration === undefined) return visit();
  const items = iteration.items(frame);
  if (items === null) return undefined;
  for (const item of items) {
    spend(frame.run, 1);
    frame.locals[iteration.slot] = item;
    const more = visitAll(iterations, frame, visit, depth + 1);
    if (more !== true) return more;
  }
  return true;
}

function copyOf(results: FeelList, frame: Frame): FeelList {
  spend(frame.run, results.length >> 2);
  return [...results];
}

/** Whether the value of a name may outlive where it is read: anywhere but before the brackets of a filter, as in `partial[-1]`. */
function staysOf(compiler: Compiler, node: SyntaxNode, name: string): boolean {
  const children = childrenOf(node);
  if (node.name === 'VariableName') return nameAt(compiler, node) === name;
  const [first, ...rest] = children;
  const isRead = node.name === 'FilterExpression' && first?.name === 'VariableName';
  return (isRead ? rest : children).some((child) => staysOf(compiler, child, name));
}

function incomplete(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', {
    zh: '循环要写成“for x in 列表 return …”。',
    en: 'A loop is written “for x in list return …”.',
  });
}
