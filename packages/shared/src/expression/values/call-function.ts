import { callsTooDeep, wrongArguments } from '../expression-fault.ts';
import { anyType } from '../feel-type.ts';
import { conformTo } from './conform-to.ts';
import type { FeelFunction, FeelValue } from './feel-value.ts';
import type { Run } from './run.ts';

/** How many functions may be in one another; a recursion that goes deeper has no end an author could see. */
export const deepestCall = 100;

/** The arguments of a call: by place, or by the parameters' names. */
export type GivenArguments = readonly FeelValue[] | ReadonlyMap<string, FeelValue>;

/**
 * Calls a function value. Arguments are converted to the parameters' types as `conformTo` does. Throws `expression.wrong-arguments`
 * when they are too few, too many, unknown by name or of another type, and `expression.calls-too-deep`.
 */
export function callFunction(called: FeelFunction, given: GivenArguments, run: Run): FeelValue {
  const { parameters } = called;
  const values = given instanceof Map ? valuesByName(called, given) : [...given.values()];
  if (values === undefined || values.length !== parameters.length) throw wrongArguments({ needed: parameters.length });
  const args = values.map((value, index) => {
    const type = parameters[index]?.type ?? anyType;
    const fitting = conformTo(value, type, run);
    if (fitting === null && value !== null) throw wrongArguments({ needed: parameters.length });
    return fitting;
  });
  if (run.depth >= deepestCall) throw callsTooDeep({ deepest: deepestCall });
  run.depth++;
  try {
    return called.call(args, run);
  } finally {
    run.depth--;
  }
}

/** The values in the order of the parameters, `null` where none is given; undefined when a name is none of them. */
function valuesByName({ parameters }: FeelFunction, given: ReadonlyMap<string, FeelValue>): FeelValue[] | undefined {
  const known = new Set(parameters.map(({ name }) => name));
  if ([...given.keys()].some((name) => !known.has(name))) return undefined;
  return parameters.map(({ name }) => given.get(name) ?? null);
}
