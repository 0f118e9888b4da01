import { anyType, booleanType, type FeelType, listOf, numberType } from '../feel-type.ts';
import { exact, integerOf, mismatch } from '../values/compare.ts';
import { type FeelList, type FeelValue, isDecimal, isList } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import { type Code, code, type Frame } from './code.ts';
import { type Compiler, checkFen, checkKind, refuse, sourceOf } from './compiler.ts';
import { answerOf } from './logic.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import { type Scope, withLocal } from './scope.ts';

type Iteration = { readonly slot: number; readonly items: (frame: Frame) => FeelList };

/** Compiles `for x in list, y in 1..3 return …`: a list of the results, the last name running fastest. */
export function compileFor(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const { iterations, inner } = compileIterations(compiler, node, scope);
  const bodyNode = childrenOf(node).at(-1);
  if (iterations.length === 0 || bodyNode === undefined) return incomplete(compiler, node);
  const body = compiler.compile(bodyNode, inner);
  return code(node, listOf(body.type), (frame) => {
    const results: FeelValue[] = [];
    visitAll(iterations, frame, () => {
      results.push(body.run(frame));
      return true;
    });
    return results;
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
  return code(node, booleanType, (frame) => {
    let answer: boolean | null = !deciding;
    visitAll(iterations, frame, () => {
      const held = answerOf(condition, frame, deciding ? 'some' : 'every');
      if (held === null) answer = null;
      if (held === deciding) answer = deciding;
      return held !== deciding;
    });
    return answer;
  });
}

function compileIterations(compiler: Compiler, node: SyntaxNode, scope: Scope): { iterations: Iteration[]; inner: Scope } {
  const iterations: Iteration[] = [];
  let inner = scope;
  const expressions = childrenOf(node).find((child) => child.name === 'InExpressions');
  for (const each of expressions === undefined ? [] : childrenOf(expressions)) {
    const [nameNode, , source] = childrenOf(each);
    if (each.name !== 'InExpression' || nameNode === undefined || source === undefined) continue;
    const slot = compiler.newSlot();
    const { type, items } = compileSource(compiler, source, inner);
    const name = sourceOf(compiler, nameNode);
    checkFen(compiler, nameNode, name);
    inner = withLocal(inner, name, { slot, type });
    iterations.push({ slot, items });
  }
  return { iterations, inner };
}

function compileSource(compiler: Compiler, node: SyntaxNode, scope: Scope): { type: FeelType; items: (frame: Frame) => FeelList } {
  const [first, , last] = node.name === 'IterationContext' ? childrenOf(node) : [node];
  if (first === undefined) return { type: anyType, items: () => [] };
  const from = compiler.compile(first, scope);
  if (last === undefined) {
    checkKind(compiler, from, ['list']);
    return { type: from.type.kind === 'list' ? from.type.of : anyType, items: (frame) => listFrom(from.run(frame), from) };
  }
  const to = compiler.compile(last, scope);
  checkKind(compiler, from, ['number']);
  checkKind(compiler, to, ['number']);
  return { type: numberType, items: (frame) => countFrom(wholeNumber(from, frame), wholeNumber(to, frame), frame) };
}

function visitAll(iterations: readonly Iteration[], frame: Frame, visit: () => boolean): boolean {
  const [first, ...rest] = iterations;
  if (first === undefined) return visit();
  for (const item of first.items(frame)) {
    spend(frame.run, 1);
    frame.locals[first.slot] = item;
    if (!visitAll(rest, frame, visit)) return false;
  }
  return true;
}

function countFrom(from: number, to: number, frame: Frame): FeelList {
  spend(frame.run, Math.abs(to - from));
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => exact(from + index * step));
}

function wholeNumber(end: Code, frame: Frame): number {
  const value = end.run(frame);
  const whole = isDecimal(value) ? integerOf(value) : undefined;
  return whole ?? mismatch({ from: end.at.from, to: end.at.to, operation: 'for' }, value, 'whole number');
}

function listFrom(value: FeelValue, source: Code): FeelList {
  return isList(value) ? value : mismatch({ from: source.at.from, to: source.at.to, operation: 'in' }, value, 'list');
}

function incomplete(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', {
    zh: '循环要写成“for x in 列表 return …”。',
    en: 'A loop is written “for x in list return …”.',
  });
}
