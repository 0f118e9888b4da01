import type { Text } from '../../text/index.ts';
import type { FeelType, FeelTypeKind } from '../feel-type.ts';
import type { Run, Site } from '../run/run.ts';
import { mismatch } from '../values/compare.ts';
import { type FeelValue, isList } from '../values/feel-value.ts';

/** A call under way: the run whose steps it spends, and where it stands. */
export type Call = { readonly run: Run; readonly site: Site };

/** What a parameter's reader answers when the value is none it takes. */
export const unfit: unique symbol = Symbol('unfit');

/** What is told about a parameter: its name, the kinds it takes (none named: anything), and whether it may be left out. */
export type ParameterHint = { readonly name: string; readonly kinds: readonly FeelTypeKind[]; readonly optional?: boolean };

/** A parameter and how its argument is read; an argument nobody gave is undefined. */
export type Parameter<T> = ParameterHint & {
  readonly needed: string;
  read(value: FeelValue | undefined, call: Call): T | typeof unfit;
};

/** One way to call a function. `result` is its type, or follows from those of the arguments. The last parameter may repeat. */
export type Signature = {
  readonly parameters: readonly ParameterHint[];
  readonly repeats?: boolean;
  readonly result: ResultType;
  run(values: readonly (FeelValue | undefined)[], call: Call): FeelValue;
};

export type ResultType = FeelType | ((types: readonly FeelType[]) => FeelType);

/** A function of the standard: its name, what it does in one sentence, and the ways to call it. */
export type BuiltIn = { readonly name: string; readonly help: Text; readonly signatures: readonly Signature[] };

export function builtIn(name: string, help: Text, ...signatures: readonly Signature[]): BuiltIn {
  return { name, help, signatures };
}

/** A way to call without arguments. */
export function nullary(result: FeelType, body: (call: Call) => FeelValue): Signature {
  return { parameters: [], result, run: (_, call) => body(call) };
}

/** A way to call with one argument; as all below, an argument that does not fit has no answer. */
export function unary<A>(first: Parameter<A>, result: ResultType, body: (a: A, call: Call) => FeelValue): Signature {
  return {
    parameters: [first],
    result,
    run(values, call) {
      const a = argument(first, values[0], call);
      return a === unfit ? null : body(a, call);
    },
  };
}

export function binary<A, B>(
  [first, second]: readonly [Parameter<A>, Parameter<B>],
  result: ResultType,
  body: (a: A, b: B, call: Call) => FeelValue,
): Signature {
  return {
    parameters: [first, second],
    result,
    run(values, call) {
      const a = argument(first, values[0], call);
      const b = a === unfit ? unfit : argument(second, values[1], call);
      return a === unfit || b === unfit ? null : body(a, b, call);
    },
  };
}

export function ternary<A, B, C>(
  [first, second, third]: readonly [Parameter<A>, Parameter<B>, Parameter<C>],
  result: ResultType,
  body: (args: readonly [A, B, C], call: Call) => FeelValue,
): Signature {
  return {
    parameters: [first, second, third],
    result,
    run(values, call) {
      const a = argument(first, values[0], call);
      const b = a === unfit ? unfit : argument(second, values[1], call);
      const c = b === unfit ? unfit : argument(third, values[2], call);
      return a === unfit || b === unfit || c === unfit ? null : body([a, b, c], call);
    },
  };
}

export function quaternary<A, B, C, D>(
  [first, second, third, fourth]: readonly [Parameter<A>, Parameter<B>, Parameter<C>, Parameter<D>],
  result: ResultType,
  body: (args: readonly [A, B, C, D], call: Call) => FeelValue,
): Signature {
  return {
    parameters: [first, second, third, fourth],
    result,
    run(values, call) {
      const a = argument(first, values[0], call);
      const b = a === unfit ? unfit : argument(second, values[1], call);
      const c = b === unfit ? unfit : argument(third, values[2], call);
      const d = c === unfit ? unfit : argument(fourth, values[3], call);
      return a === unfit || b === unfit || c === unfit || d === unfit ? null : body([a, b, c, d], call);
    },
  };
}

/** A way to call with any number of arguments of a kind, at least one. */
export function variadic<A>(each: Parameter<A>, result: ResultType, body: (all: readonly A[], call: Call) => FeelValue): Signature {
  return {
    parameters: [each],
    repeats: true,
    result,
    run(values, call) {
      const all: A[] = [];
      for (const value of values) {
        const read = argument(each, value, call);
        if (read === unfit) return null;
        all.push(read);
      }
      return body(all, call);
    },
  };
}

/** The argument as its parameter takes it. The standard takes a list of one item for the item (DMN 1.5, 10.3.2.9.4). */
function argument<T>(parameter: Parameter<T>, value: FeelValue | undefined, call: Call): T | typeof unfit {
  const read = parameter.read(value, call);
  if (read !== unfit) return read;
  const [item = null] = call.site.lenient && value !== undefined && isList(value) && value.length === 1 ? value : [];
  const unwrapped = item === null ? unfit : parameter.read(item, call);
  if (unwrapped === unfit) mismatch(call.run, call.site, value ?? null, parameter.needed);
  return unwrapped;
}
