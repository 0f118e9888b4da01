import type { Environment } from '../environment.ts';
import type { FeelType, FeelTypeKind } from '../feel-type.ts';
import { integerOf, mismatch, type Site } from '../values/compare.ts';
import type { Decimal } from '../values/exact.ts';
import { type FeelContext, type FeelList, type FeelValue, isContext, isDecimal, isList } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';

/** A parameter: its name, the kinds it takes (none named: anything), and whether it may be left out. */
export type Parameter = { readonly name: string; readonly kinds: readonly FeelTypeKind[]; readonly optional?: boolean };

/** One function of FEEL: what it is called, what it takes, what it gives. The last parameter may repeat. */
export type FeelFunction = {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly repeats?: boolean;
  readonly result: FeelType | ((types: readonly FeelType[]) => FeelType);
  readonly run: (args: Arguments) => FeelValue;
};

/** The values a function was called with, read by the kind they must have; another kind, and `null`, is `expression.type-mismatch`. */
export type Arguments = {
  readonly values: readonly FeelValue[];
  readonly site: Site;
  readonly environment: Environment;
};

export function textAt({ values, site }: Arguments, index: number): string {
  const value = values[index] ?? null;
  if (typeof value !== 'string') return mismatch(site, value, 'text');
  spend(site.meter, value.length >> 6);
  return value;
}

export function numberAt({ values, site }: Arguments, index: number): Decimal {
  const value = values[index] ?? null;
  return isDecimal(value) ? value : mismatch(site, value, 'number');
}

export function wholeAt(args: Arguments, index: number): number {
  return integerOf(numberAt(args, index)) ?? mismatch(args.site, args.values[index] ?? null, 'whole number');
}

export function listAt({ values, site }: Arguments, index: number): FeelList {
  const value = values[index] ?? null;
  if (!isList(value)) return mismatch(site, value, 'list');
  spend(site.meter, value.length);
  return value;
}

export function contextAt({ values, site }: Arguments, index: number): FeelContext {
  const value = values[index] ?? null;
  return isContext(value) ? value : mismatch(site, value, 'context');
}

/** The items of `sum([1, 2])` and of `sum(1, 2)` alike. */
export function itemsOf(args: Arguments): FeelList {
  const first = args.values[0] ?? null;
  if (args.values.length === 1 && isList(first)) return listAt(args, 0);
  return args.values;
}

/** A text result, paid for by its length. */
export function grown(site: Site, text: string): string {
  spend(site.meter, text.length >> 4);
  return text;
}

export const text = (name: string): Parameter => ({ name, kinds: ['text'] });
export const number = (name: string): Parameter => ({ name, kinds: ['number', 'money'] });
export const list = (name: string): Parameter => ({ name, kinds: ['list'] });
export const anything = (name: string): Parameter => ({ name, kinds: [] });
export const optional = (parameter: Parameter): Parameter => ({ ...parameter, optional: true });
