import { anyType } from '../feel-type.ts';
import type { FeelFunction } from '../functions/feel-function.ts';
import { functionsByName } from '../functions/functions-by-name.ts';
import { canRead } from '../functions/pattern-functions.ts';
import { callFunction } from '../values/call-function.ts';
import { mismatch } from '../values/compare.ts';
import { isFunction } from '../values/feel-value.ts';
import { type Code, code, constantCode, siteOf } from './code.ts';
import { type Compiler, checkKind, refuse, sourceOf } from './compiler.ts';
import { refuseLiteral } from './literals.ts';
import { childrenOf, type SyntaxNode } from './parse-feel.ts';
import type { Scope } from './scope.ts';

/** Compiles `name(a, b)` and `name(parameter: a)`. Unknown functions, wrong counts and known wrong kinds are problems at once. */
export function compileCall(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [nameNode, ...rest] = childrenOf(node);
  const name = nameNode === undefined ? '' : sourceOf(compiler, nameNode).replace(/\s+/g, ' ');
  const place = nameNode === undefined ? undefined : scope.find(name);
  if (nameNode !== undefined && place !== undefined) return compileValueCall(compiler, node, compiler.compile(nameNode, scope), scope);
  const called = functionsByName.get(name);
  if (nameNode === undefined || called === undefined) {
    return refuse(compiler, nameNode ?? node, 'expression.unknown-function', {
      zh: `没有名为“${name}”的函数。`,
      en: `There is no function called “${name}”.`,
    });
  }
  const args = compileArguments(compiler, node, called, rest, scope);
  if (args === undefined) return code(node, anyType, () => null);
  const constant = constantResult(compiler, node, called, args);
  if (constant !== undefined) return constant;
  const type = typeof called.result === 'function' ? called.result(args.map((arg) => arg.type)) : called.result;
  return code(node, type, (frame) => {
    const values = args.map((arg) => arg.run(frame));
    return called.run({ values, site: siteOf(frame, node, name), environment: frame.run.environment });
  });
}

/** Compiles the call of a function that is a value: a business knowledge model, a decision service. */
function compileValueCall(compiler: Compiler, node: SyntaxNode, called: Code, scope: Scope): Code {
  checkKind(compiler, called, ['function']);
  const parts = childrenOf(node);
  const named = parts.find((child) => child.name === 'NamedParameters');
  const positional = childrenOf(parts.find((child) => child.name === 'PositionalParameters') ?? node).filter((child) => child.name !== ',');
  const args = (named === undefined ? positional : []).map((argument) => compiler.compile(argument, scope));
  const byName = (named === undefined ? [] : childrenOf(named)).flatMap((each): [string, Code][] => {
    const [nameNode, valueNode] = childrenOf(each);
    if (nameNode === undefined || valueNode === undefined) return [];
    return [[sourceOf(compiler, nameNode).replace(/\s+/g, ' '), compiler.compile(valueNode, scope)]];
  });
  const type = called.type.kind === 'function' ? called.type.result : anyType;
  return code(node, type, (frame) => {
    const value = called.run(frame);
    if (!isFunction(value)) return mismatch(siteOf(frame, node, 'call'), value, 'function');
    const given = named === undefined ? args.map((arg) => arg.run(frame)) : new Map(byName.map(([name, arg]) => [name, arg.run(frame)]));
    return callFunction(value, given, frame.run);
  });
}

function compileArguments(
  compiler: Compiler,
  node: SyntaxNode,
  called: FeelFunction,
  rest: readonly SyntaxNode[],
  scope: Scope,
): Code[] | undefined {
  const positional = rest.find((child) => child.name === 'PositionalParameters');
  const named = rest.find((child) => child.name === 'NamedParameters');
  const nodes =
    named === undefined
      ? childrenOf(positional ?? node).filter((child) => positional !== undefined && child.name !== ',')
      : namedArguments(compiler, called, named);
  const needed = called.parameters.filter((parameter) => parameter.optional !== true).length;
  const most = called.repeats === true ? Number.POSITIVE_INFINITY : called.parameters.length;
  if (nodes === undefined || nodes.length < needed || nodes.length > most) {
    const wanted = called.parameters.map((parameter) => (parameter.optional === true ? `[${parameter.name}]` : parameter.name)).join(', ');
    refuse(compiler, node, 'expression.wrong-arguments', {
      zh: `${called.name} 的参数应为：${wanted}。`,
      en: `${called.name} takes: ${wanted}.`,
    });
    return undefined;
  }
  const args = nodes.map((argument) => compiler.compile(argument, scope));
  const fitting = args.map((arg, index) => {
    const parameter = called.parameters[Math.min(index, called.parameters.length - 1)];
    return parameter === undefined || parameter.kinds.length === 0 || checkKind(compiler, arg, parameter.kinds);
  });
  return fitting.every((fits) => fits) ? args : undefined;
}

/** The arguments in the order of the parameters; undefined when a name is unknown or one before the last is left out. */
function namedArguments(compiler: Compiler, called: FeelFunction, node: SyntaxNode): SyntaxNode[] | undefined {
  const given = new Map<string, SyntaxNode>();
  for (const each of childrenOf(node).filter((child) => child.name === 'NamedParameter')) {
    const [nameNode, valueNode] = childrenOf(each);
    if (nameNode !== undefined && valueNode !== undefined) given.set(sourceOf(compiler, nameNode).replace(/\s+/g, ' '), valueNode);
  }
  const ordered = called.parameters.map((parameter) => given.get(parameter.name));
  const last = ordered.findLastIndex((argument) => argument !== undefined);
  const present = ordered.slice(0, last + 1).filter((argument) => argument !== undefined);
  return present.length === given.size && present.length === last + 1 ? present : undefined;
}

/** What can be judged before anything runs: a date whose text stands in the source, and patterns that stand there. */
function constantResult(compiler: Compiler, node: SyntaxNode, called: FeelFunction, args: readonly Code[]): Code | undefined {
  const [first, second] = args;
  if (['matches', 'replace', 'split'].includes(called.name) && typeof second?.constant === 'string' && !canRead(second.constant)) {
    return refuse(compiler, second.at, 'expression.bad-pattern', {
      zh: '这个匹配模式无法识别或太长。',
      en: 'This pattern cannot be read or is too long.',
    });
  }
  const literal =
    ['date', 'time', 'date and time', 'duration'].includes(called.name) && args.length === 1 && typeof first?.constant === 'string';
  if (!literal) return undefined;
  const nowhere = { from: node.from, to: node.to, operation: called.name, zone: 'UTC', meter: { budget: 100_000, left: 100_000 } };
  const value = called.run({ values: [first.constant], site: nowhere, environment: { now: '1970-01-01T00:00:00Z', zone: 'UTC' } });
  return value === null || typeof called.result === 'function' ? refuseLiteral(compiler, node) : constantCode(node, called.result, value);
}
