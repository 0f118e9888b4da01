import { wrongArguments } from '../expression-fault.ts';
import { anyType, type FeelType } from '../feel-type.ts';
import { noAnswer, type Site } from '../run/run.ts';
import type { FeelFunction } from '../values/feel-value.ts';
import type { BuiltIn, Signature } from './built-in.ts';
import { contextFunctions } from './lists/context-functions.ts';
import { listEdits } from './lists/list-edits.ts';
import { listFunctions } from './lists/list-functions.ts';
import { logicFunctions } from './logic-functions.ts';
import { aggregateFunctions } from './numbers/aggregate-functions.ts';
import { numberFunctions } from './numbers/number-functions.ts';
import { rangeFunctions } from './ranges/range-functions.ts';
import { rangeLiteral } from './ranges/range-literal.ts';
import { patternFunctions } from './texts/pattern-functions.ts';
import { textFunctions } from './texts/text-functions.ts';
import { conversionFunctions } from './times/conversion-functions.ts';
import { timeFunctions } from './times/time-functions.ts';

/** Every function of the standard, and the few of ours, by its name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  [
    textFunctions,
    patternFunctions,
    numberFunctions,
    aggregateFunctions,
    listFunctions,
    listEdits,
    logicFunctions,
    contextFunctions,
    conversionFunctions,
    timeFunctions,
    rangeFunctions,
    rangeLiteral,
  ]
    .flat()
    .map((each) => [each.name, each]),
);

/** The names of all functions, which the grammar must know because they hold spaces. */
export const builtInNames: readonly string[] = [...builtIns.keys()];

/** How many arguments a way of calling takes at least. */
export function leastArguments({ parameters }: Signature): number {
  return parameters.filter((parameter) => parameter.optional !== true).length;
}

/** How many it takes at most. */
export function mostArguments({ parameters, repeats }: Signature): number {
  return repeats === true ? Number.POSITIVE_INFINITY : parameters.length;
}

/** The way to call that takes so many arguments. */
export function signatureFor({ signatures }: BuiltIn, count: number): Signature | undefined {
  return signatures.find((signature) => leastArguments(signature) <= count && count <= mostArguments(signature));
}

/** A function of the standard as a value, to be handed to another function or kept in a context. */
export function valueOfBuiltIn(called: BuiltIn, site: Site): { readonly type: FeelType; readonly value: FeelFunction } {
  const longest = called.signatures.reduce((left, right) => (mostArguments(right) > mostArguments(left) ? right : left));
  const least = Math.min(...called.signatures.map(leastArguments));
  const value: FeelFunction = {
    kind: 'function',
    parameters: longest.parameters.map(({ name }, index) => (index < least ? { name } : { name, optional: true })),
    repeats: longest.repeats === true,
    call(args, run) {
      const signature = signatureFor(called, args.length);
      if (signature === undefined) return noAnswer(run, site, () => wrongArguments({ needed: longest.parameters.length }));
      return signature.run(args, { run, site });
    },
  };
  // What may be left out or repeated has no place in the type of a function, so such a function is only told to be one when it runs.
  const fixed = least === mostArguments(longest);
  const parameters = longest.parameters.map(({ name }) => ({ name, type: anyType }));
  return { type: fixed ? { kind: 'function', parameters, result: anyType } : anyType, value };
}
