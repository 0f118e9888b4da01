import { anyType } from '../../feel-type.ts';
import type { BuiltIn, Signature } from '../../functions/built-in.ts';
import { builtIns, signatureFor } from '../../functions/built-ins.ts';
import { invoke } from '../../run/call-function.ts';
import { mismatch } from '../../values/compare.ts';
import { isFunction } from '../../values/feel-value.ts';
import { type Code, code, constantCode } from '../code.ts';
import { type Compiler, checkKind, nameAt, refuse, siteOf } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { certainPlace, findPlace, type Scope } from '../scope.ts';
import { constantResult } from './constant-call.ts';

/** The arguments of a call as they stand in the source: by place, or by the parameters' names. */
type Given = { readonly placed: readonly SyntaxNode[] } | { readonly named: ReadonlyMap<string, SyntaxNode> };

/** Compiles `name(a, b)` and `name(parameter: a)`. Unknown functions, wrong counts and known wrong kinds are problems at once. */
export function compileCall(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [called] = childrenOf(node);
  if (called === undefined)
    return refuse(compiler, node, 'expression.syntax', { zh: '这里的调用不完整。', en: 'This call is incomplete.' });
  const name = nameAt(compiler, called);
  const isName = nameNodes.has(called.name);
  compiler.seeName?.({ at: called, scope });
  if (!isName || certainPlace(findPlace(scope, name)) !== undefined)
    return compileValueCall(compiler, node, compiler.compile(called, scope), scope);
  const builtIn = builtIns.get(name);
  if (builtIn !== undefined) return compileBuiltInCall(compiler, node, builtIn, scope);
  return refuse(compiler, called, 'expression.unknown-function', {
    zh: `没有名为“${name}”的函数。`,
    en: `There is no function called “${name}”.`,
  });
}

const nameNodes: ReadonlySet<string> = new Set(['VariableName', 'SpecialFunctionName', 'DateTimeConstructor']);

/** Compiles the call of a function that is a value: written in FEEL, a business knowledge model, a decision service. */
function compileValueCall(compiler: Compiler, node: SyntaxNode, called: Code, scope: Scope): Code {
  checkKind(compiler, called, ['function']);
  const given = givenIn(compiler, node);
  const type = called.type.kind === 'function' ? called.type.result : anyType;
  checkSignature(compiler, node, called, given);
  const site = siteOf(compiler, node, 'call');
  if ('placed' in given) {
    const args = given.placed.map((argument) => compiler.compile(argument, scope));
    return code(node, type, (frame) => {
      const value = called.run(frame);
      if (!isFunction(value)) return mismatch(frame.run, site, value, 'function');
      return invoke(value, args.map((arg) => arg.run(frame)), frame.run, site); // biome-ignore format: one thought
    });
  }
  const args = [...given.named].map(([name, argument]) => [name, compiler.compile(argument, scope)] as const);
  return code(node, type, (frame) => {
    const value = called.run(frame);
    if (!isFunction(value)) return mismatch(frame.run, site, value, 'function');
    return invoke(value, new Map(args.map(([name, arg]) => [name, arg.run(frame)])), frame.run, site);
  });
}

/** Notes a wrong number of arguments where the function's parameters are known. */
function checkSignature(compiler: Compiler, node: SyntaxNode, { type }: Code, given: Given): void {
  if (type.kind !== 'function' || compiler.lenient) return;
  const names = type.parameters.map((parameter) => parameter.name ?? '_');
  const fits = 'placed' in given ? given.placed.length === names.length : [...given.named.keys()].every((name) => names.includes(name));
  if (!fits) refuseArguments(compiler, node, { name: '', wanted: names.join(', ') });
}

function compileBuiltInCall(compiler: Compiler, node: SyntaxNode, called: BuiltIn, scope: Scope): Code {
  const given = givenIn(compiler, node);
  const signature = 'placed' in given ? signatureFor(called, given.placed.length) : signatureByName(called, given.named, compiler.lenient);
  if (signature === undefined) return refuseArguments(compiler, node, { name: called.name, wanted: wantedBy(called) });
  const nodes = 'placed' in given ? given.placed : argumentsByName(signature, given.named);
  const args = nodes.map((argument) => (argument === undefined ? undefined : compiler.compile(argument, scope)));
  const fitting = args.map((arg, index) => {
    const parameter = signature.parameters[Math.min(index, signature.parameters.length - 1)];
    return arg === undefined || parameter === undefined || parameter.kinds.length === 0 || checkKind(compiler, arg, parameter.kinds);
  });
  if (!fitting.every((fits) => fits)) return constantCode(node, anyType, null);
  const site = siteOf(compiler, node, called.name);
  const type = typeof signature.result === 'function' ? signature.result(args.map((arg) => arg?.type ?? anyType)) : signature.result;
  const constant = constantResult(compiler, node, { name: called.name, signature, args, type });
  return constant ?? code(node, type, (frame) => signature.run(args.map((arg) => arg?.run(frame)), { run: frame.run, site })); // biome-ignore format: one thought
}

/** The way to call that knows all these names; strict dialects want every parameter that may not be left out. */
function signatureByName({ signatures }: BuiltIn, named: ReadonlyMap<string, SyntaxNode>, lenient: boolean): Signature | undefined {
  return signatures.find(({ parameters, repeats }) => {
    const names = parameters.map(({ name }) => name);
    const missing = parameters.some(({ name, optional }) => optional !== true && !named.has(name));
    return repeats !== true && [...named.keys()].every((name) => names.includes(name)) && (lenient || !missing);
  });
}

/** The arguments in the order of the parameters, undefined where none is given. */
function argumentsByName({ parameters }: Signature, named: ReadonlyMap<string, SyntaxNode>): (SyntaxNode | undefined)[] {
  return parameters.map(({ name }) => named.get(name));
}

function givenIn(compiler: Compiler, node: SyntaxNode): Given {
  const children = childrenOf(node);
  const namedNode = children.find((child) => child.name === 'NamedParameters');
  const positional = children.find((child) => child.name === 'PositionalParameters');
  if (namedNode === undefined)
    return { placed: positional === undefined ? [] : childrenOf(positional).filter((child) => child.name !== ',') };
  const named = new Map<string, SyntaxNode>();
  for (const each of childrenOf(namedNode).filter((child) => child.name === 'NamedParameter')) {
    const [nameNode, ...rest] = childrenOf(each);
    const valueNode = rest.at(-1);
    if (nameNode !== undefined && valueNode !== undefined) named.set(nameAt(compiler, nameNode), valueNode);
  }
  return { named };
}

function refuseArguments(compiler: Compiler, node: SyntaxNode, { name, wanted }: { name: string; wanted: string }): Code {
  return refuse(compiler, node, 'expression.wrong-arguments', {
    zh: `${name === '' ? '这个函数' : name} 的参数应为：${wanted}。`,
    en: `${name === '' ? 'This function' : name} takes: ${wanted}.`,
  });
}

/** All ways to call, for a sentence: `from; year, month, day`. */
function wantedBy({ signatures }: BuiltIn): string {
  return signatures
    .map(({ parameters, repeats }) => {
      const names = parameters.map((parameter) => (parameter.optional === true ? `[${parameter.name}]` : parameter.name));
      return `${names.join(', ')}${repeats === true ? ', …' : ''}`;
    })
    .join('; ');
}
