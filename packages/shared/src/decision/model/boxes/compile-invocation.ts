import { anyType, callFunction, type FeelContext, type FeelValue, isFunction, kindOf } from '../../../expression/index.ts';
import type { BoxedInvocation } from '../boxed.ts';
import { valueOfOtherType } from '../model-fault.ts';
import type { Compiling } from './compile-function.ts';
import { answerOf, type Evaluation, type Names, type Piece, piece, valueOfPiece, within } from './piece.ts';
import { expressionOf, textPiece, unreadable } from './workshop.ts';

type Argument = { readonly name: string; readonly part: Piece };

/** Compiles a call with arguments by name, of a function in scope or of one of the language's own. */
export function compileInvocation({ called, bindings }: BoxedInvocation, names: Names, compiling: Compiling): Piece {
  const { workshop, compile } = compiling;
  const args = bindings.map(({ parameter, value }) => ({
    name: parameter.name,
    part: value === undefined ? textPiece('', names, workshop) : compile(value, names, workshop),
  }));
  const name = called.is === 'literal' ? called.text.replaceAll(/\s+/g, ' ').trim() : undefined;
  const isBuiltIn = name !== undefined && !Object.hasOwn(names, name) && [name, ...args.map((each) => each.name)].every(isPlainName);
  if (isBuiltIn) return builtInCall(name, args, compiling);
  const target = compile(called, names, workshop);
  const type = target.type.kind === 'function' ? target.type.result : anyType;
  return piece(type, (scope, evaluation) =>
    answerOf(evaluation, () => {
      const value = valueOfPiece(target, scope, evaluation);
      if (!isFunction(value)) throw valueOfOtherType({ element: workshop.element, type: 'function', found: kindOf(value) });
      return callFunction(value, argumentsOf(args, scope, evaluation), evaluation.run);
    }),
  );
}

/** Names of the language's own functions and of their parameters have letters, digits and spaces only. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\d ]+$/u.test(name);
}

function argumentsOf(args: readonly Argument[], scope: FeelContext, evaluation: Evaluation): ReadonlyMap<string, FeelValue> {
  return new Map(args.map(({ name, part }) => [name, valueOfPiece(part, scope, evaluation)]));
}

/** A call of one of the language's own functions, written as the language writes it. */
function builtInCall(name: string, args: readonly Argument[], { workshop }: Compiling): Piece {
  const slots = args.map((argument, index) => ({ ...argument, slot: `__argument${index}` }));
  const source = `${name}(${slots.map(({ name: parameter, slot }) => `${parameter}: ${slot}`).join(', ')})`;
  const types = Object.fromEntries(slots.map(({ slot, part }) => [slot, part.type]));
  const call = expressionOf(source, types, workshop);
  if (call === undefined) return unreadable(workshop);
  return piece(call.type, (scope, evaluation) => {
    const given = slots.map(({ slot, part }): [string, FeelValue] => [slot, valueOfPiece(part, scope, evaluation)]);
    return call.evaluateIn(within(new Map(), given, evaluation), evaluation.run);
  });
}
