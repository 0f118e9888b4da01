import type { FeelType, FeelTypeKind } from '../feel-type.ts';
import type { Run } from '../run/run.ts';
import { type Decimal, isMoney, isOwnDecimal } from './exact.ts';

/** A day; `days` since 1970-01-01. */
export type FeelDate = { readonly kind: 'date'; readonly days: number };

/** A time of day in nanoseconds since midnight, with a zone (`Z`, `+08:00`, `Europe/Paris`) if one was written. */
export type FeelTime = { readonly kind: 'time'; readonly nanos: number; readonly zone?: string };

/** A day and a time. Without a zone it is read in the tenant's; with zone `Z` it is an instant, and its parts are told in the tenant's zone. */
export type FeelDateTime = { readonly kind: 'dateTime'; readonly days: number; readonly nanos: number; readonly zone?: string };

/** A duration: of months and years, or of exact seconds. The two cannot be compared or added. */
export type FeelDuration =
  | { readonly kind: 'duration'; readonly unit: 'months'; readonly months: number }
  | { readonly kind: 'duration'; readonly unit: 'seconds'; readonly seconds: Decimal };

/** A range such as `[1..5)`; an absent end is open, as in `< 5`. */
export type FeelRange = {
  readonly kind: 'range';
  readonly from: FeelValue;
  readonly to: FeelValue;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
};

/** A parameter of a function: its name, the type its argument must have (anything, unless told), and whether it may be left out. */
export type FeelParameter = { readonly name: string; readonly type?: FeelType; readonly optional?: boolean };

/**
 * A function as a value: written in FEEL, or made by the host (a business knowledge model, a decision service). `call` gets one
 * argument for each parameter, already of its type, and spends the steps of the run it is called in. The last parameter may repeat.
 */
export type FeelFunction = {
  readonly kind: 'function';
  readonly parameters: readonly FeelParameter[];
  readonly repeats?: boolean;
  readonly result?: FeelType;
  call(args: readonly FeelValue[], run: Run): FeelValue;
};

/** A context: a map, so that nothing but its own entries can ever be found in it. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

export type FeelList = readonly FeelValue[];

/** Everything a FEEL expression can give: plain, immutable values. */
export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | FeelRange
  | FeelFunction
  | FeelList
  | FeelContext;

export type FeelKind = Exclude<FeelTypeKind, 'any'>;

/** What kind of value it is. */
export function kindOf(value: FeelValue): FeelKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (isDecimal(value)) return isMoney(value) ? 'money' : 'number';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  return value.kind;
}

export function isDecimal(value: FeelValue): value is Decimal {
  return value !== null && typeof value === 'object' && isOwnDecimal(value.constructor);
}

export function isList(value: FeelValue): value is FeelList {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return value instanceof Map;
}

/** A value with a kind of its own: a date, time, duration, range or function. */
export type FeelTagged = FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelRange | FeelFunction;

export function isTagged(value: FeelValue): value is FeelTagged {
  return value !== null && typeof value === 'object' && !isDecimal(value) && !isList(value) && !isContext(value);
}

export function isFunction(value: FeelValue): value is FeelFunction {
  return isTagged(value) && value.kind === 'function';
}

export function isRange(value: FeelValue): value is FeelRange {
  return isTagged(value) && value.kind === 'range';
}

export function isDuration(value: FeelValue): value is FeelDuration {
  return isTagged(value) && value.kind === 'duration';
}
