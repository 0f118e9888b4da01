import type { FeelContext, FeelFunction, FeelType, FeelValue } from '../../../expression/index.ts';
import type { Boxed, BoxedFunction } from '../boxed.ts';
import { type DeclaredType, resultOf } from '../item-types/declared-type.ts';
import { valueNotAllowed } from '../model-fault.ts';
import { answerOf, type Evaluation, type Names, type Piece, piece, valueOfPiece, within } from './piece.ts';
import { hasTooManyNames, heldValue, textPiece, unreadable, unsupported, type Workshop } from './workshop.ts';

/** How a piece with pieces in it is compiled. */
export type Compiling = {
  readonly workshop: Workshop;
  readonly compile: (boxed: Boxed, names: Names, workshop: Workshop) => Piece;
};

/** A function whose body is compiled: what it takes, what it gives, and how it is made a value over the variables around it. */
export type CompiledFunction = {
  readonly type: FeelType;
  valueIn(scope: FeelContext, evaluation: Evaluation): FeelFunction;
};

/** Compiles a boxed function. Its value keeps the variables around it. */
export function compileFunction(boxed: BoxedFunction, names: Names, compiling: Compiling): Piece {
  const compiled = functionOf(boxed, names, compiling);
  return piece(compiled.type, (scope, evaluation) => compiled.valueIn(scope, evaluation));
}

/**
 * Compiles a function. Arguments are converted to the parameters' types by whoever calls; here they are held to the values those
 * allow, and the result to the function's type (`result`, where the element declares one besides).
 */
export function functionOf(boxed: BoxedFunction, names: Names, compiling: Compiling, result?: DeclaredType): CompiledFunction {
  const { workshop } = compiling;
  const parameters = boxed.parameters.map(({ name, typeRef }) => ({ name, declared: workshop.declared(typeRef) }));
  const inner = { ...names, ...Object.fromEntries(parameters.map(({ name, declared }) => [name, declared.type])) };
  const body = bodyOf(boxed, inner, compiling);
  const results = [resultOf(workshop.declared(boxed.typeRef)), ...(result === undefined ? [] : [result])];
  const told = results.find(({ type }) => type.kind !== 'any')?.type ?? body.type;
  const taken = parameters.map(({ name, declared }) => ({ name, type: declared.type }));
  return {
    type: { kind: 'function', parameters: taken, result: told },
    valueIn: (scope, evaluation) => ({
      kind: 'function',
      parameters: taken,
      result: told,
      call: (args) =>
        answerOf(evaluation, () => {
          for (const [index, { name, declared }] of parameters.entries())
            if (!declared.allows(args[index] ?? null, evaluation.run)) throw valueNotAllowed({ element: name });
          const bound = parameters.map(({ name }, index): [string, FeelValue] => [name, args[index] ?? null]);
          const value = valueOfPiece(body, within(scope, bound, evaluation), evaluation);
          return results.reduce<FeelValue>((so, declared) => heldValue(so, declared, { element: workshop.element, evaluation }), value);
        }),
    }),
  };
}

function bodyOf({ language, body }: BoxedFunction, names: Names, { workshop, compile }: Compiling): Piece {
  if (language !== 'FEEL') return unsupported(language, workshop);
  if (hasTooManyNames(names, 0, workshop)) return unreadable(workshop);
  return body === undefined ? textPiece('', names, workshop) : compile(body, names, workshop);
}
