import { wrongArguments } from '../expression-fault.ts';
import { anyType } from '../feel-type.ts';
import { conformTo, isOf } from '../values/conform-to.ts';
import type { FeelFunction, FeelParameter, FeelValue } from '../values/feel-value.ts';
import { descend, noAnswer, type Run, type Site, spend } from './run.ts';

/** The arguments of a call: by place, or by the parameters' names. */
export type GivenArguments = readonly FeelValue[] | ReadonlyMap<string, FeelValue>;

/** How many levels of an evaluation a call is worth, besides those of the function's body. */
const levelsOfCall = 4;

/**
 * Calls a function value. Arguments are converted to the parameters' types as `conformTo` does; a parameter that is not named is
 * `null`. Throws `expression.wrong-arguments` when they are too few, too many, unknown by name or of another type, and
 * `expression.calls-too-deep`.
 */
export function callFunction(called: FeelFunction, given: GivenArguments, run: Run): FeelValue {
  const args = argumentsFor(called, given, { run, converts: true });
  if (args === undefined) throw wrongArguments({ needed: called.parameters.length });
  return enter(called, args, run);
}

/** The same within an expression: arguments that do not fit have no answer, and strict dialects convert nothing. */
export function invoke(called: FeelFunction, given: GivenArguments, run: Run, site: Site): FeelValue {
  const args = argumentsFor(called, given, { run, converts: site.lenient });
  if (args === undefined) return noAnswer(run, site, () => wrongArguments({ needed: called.parameters.length }));
  return enter(called, args, run);
}

function enter(called: FeelFunction, args: readonly FeelValue[], run: Run): FeelValue {
  spend(run, 1 + args.length);
  descend(run, levelsOfCall);
  try {
    return called.call(args, run);
  } finally {
    run.depth -= levelsOfCall;
  }
}

type Conversion = { readonly run: Run; readonly converts: boolean };

function argumentsFor(called: FeelFunction, given: GivenArguments, conversion: Conversion): readonly FeelValue[] | undefined {
  const values = given instanceof Map ? valuesByName(called, given) : placed(given);
  const { parameters } = called;
  if (values === undefined || values.length > mostOf(called) || values.length < leastOf(parameters)) return undefined;
  const args: FeelValue[] = [];
  for (const [index, value] of values.entries()) {
    const type = parameters[Math.min(index, parameters.length - 1)]?.type ?? anyType;
    const fitting = fittingOf(value, type, conversion);
    if (fitting === undefined) return undefined;
    args.push(fitting);
  }
  return args;
}

/** The value in the type, undefined when it is none and cannot become one. */
function fittingOf(value: FeelValue, type: NonNullable<FeelParameter['type']>, { run, converts }: Conversion): FeelValue | undefined {
  if (value === null || type.kind === 'any') return value;
  if (!converts) return isOf(value, type, run) ? value : undefined;
  return conformTo(value, type, run) ?? undefined;
}

function placed(given: GivenArguments): readonly FeelValue[] {
  return given instanceof Map ? [] : [...given.values()];
}

/** The values in the order of the parameters, `null` where none is given; undefined when a name is none of them. */
function valuesByName({ parameters }: FeelFunction, given: ReadonlyMap<string, FeelValue>): FeelValue[] | undefined {
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of given.keys()) if (!known.has(name)) return undefined;
  return parameters.map(({ name }) => given.get(name) ?? null);
}

function mostOf({ parameters, repeats }: FeelFunction): number {
  return repeats === true ? Number.POSITIVE_INFINITY : parameters.length;
}

function leastOf(parameters: readonly FeelParameter[]): number {
  return parameters.filter((parameter) => parameter.optional !== true).length;
}
