import { anyType, type FeelType } from '../../feel-type.ts';
import { descend, type Run, spend } from '../../run/run.ts';
import type { FeelFunction, FeelParameter, FeelValue } from '../../values/feel-value.ts';
import { type Code, code, type Frame } from '../code.ts';
import { type Compiler, checkFen, nameAt, refuse } from '../compiler.ts';
import { childrenOf, type SyntaxNode } from '../parse-feel.ts';
import { type Scope, withLocal } from '../scope.ts';
import { typeFrom } from '../type-expression.ts';

type Slotted = FeelParameter & { readonly slot: number; readonly type: FeelType };

/**
 * Compiles `function(a, b: number) body`: a value that remembers the names around it. `own` is the slot in which the function
 * finds itself, when it has a name. Functions in other languages are refused, in the standard dialect `null`.
 */
export function compileFunctionDefinition(compiler: Compiler, node: SyntaxNode, scope: Scope, own?: number): Code {
  const children = childrenOf(node);
  if (children.some((child) => child.name === 'external')) return refuseExternal(compiler, node);
  const bodyNode = children.find((child) => child.name === 'FunctionBody')?.firstChild ?? undefined;
  if (bodyNode === undefined) return refuseIncomplete(compiler, node);
  const list = children.find((child) => child.name === 'FormalParameters');
  const parameters = (list === undefined ? [] : childrenOf(list))
    .filter((child) => child.name === 'FormalParameter')
    .map((child) => parameterFrom(compiler, child));
  const inner = parameters.reduce((outer, { name, slot, type }) => withLocal(outer, name, { slot, type }), scope);
  const { code: body, levels } = compiler.measure(() => compiler.compile(bodyNode, inner));
  const told = parameters.map(({ name, type }) => ({ name, type }));
  const type: FeelType = { kind: 'function', parameters: told, result: body.type };
  return code(node, type, (frame) => closure(frame, { parameters: told, slots: parameters.map(({ slot }) => slot), body, levels, own }));
}

type Definition = {
  readonly parameters: readonly FeelParameter[];
  readonly slots: readonly number[];
  readonly body: Code;
  readonly levels: number;
  readonly own: number | undefined;
};

/** The function with the values its names have now. */
function closure(frame: Frame, { parameters, slots, body, levels, own }: Definition): FeelFunction {
  const captured = copyOf(frame.locals, frame.run);
  const made: FeelFunction = {
    kind: 'function',
    parameters,
    result: body.type,
    call(args, run) {
      const locals = copyOf(captured, run);
      for (const [index, slot] of slots.entries()) locals[slot] = args[index] ?? null;
      descend(run, levels);
      const result = body.run({ run, scope: frame.scope, locals });
      run.depth -= levels;
      return result;
    },
  };
  if (own !== undefined) captured[own] = made;
  return made;
}

function copyOf(locals: readonly FeelValue[], run: Run): FeelValue[] {
  spend(run, 1 + (locals.length >> 3));
  return [...locals];
}

function parameterFrom(compiler: Compiler, node: SyntaxNode): Slotted {
  const [nameNode, ...rest] = childrenOf(node);
  const name = nameNode === undefined ? '' : nameAt(compiler, nameNode);
  if (nameNode !== undefined) checkFen(compiler, nameNode, name);
  const typeNode = rest.find((child) => child.name === 'Type');
  const type = typeNode === undefined ? anyType : (typeFrom(compiler, typeNode) ?? anyType);
  return { name, type, slot: compiler.newSlot() };
}

function refuseExternal(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.unsupported', {
    zh: '不支持用其他语言写的函数（external）。',
    en: 'Functions written in another language (external) are not supported.',
  });
}

function refuseIncomplete(compiler: Compiler, node: SyntaxNode): Code {
  return refuse(compiler, node, 'expression.syntax', {
    zh: '函数要写成“function(x) 算式”。',
    en: 'A function is written “function(x) expression”.',
  });
}
