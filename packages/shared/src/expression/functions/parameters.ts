import type { FeelTypeKind } from '../feel-type.ts';
import { spend } from '../run/run.ts';
import { integerOf } from '../values/compare.ts';
import type { Decimal } from '../values/exact.ts';
import {
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelFunction,
  type FeelList,
  type FeelTime,
  type FeelValue,
  isContext,
  isDecimal,
  isDuration,
  isFunction,
  isList,
  isTagged,
} from '../values/feel-value.ts';
import { type Call, type Parameter, unfit } from './built-in.ts';

/** A text; reading it is paid by its length. */
export function text(name: string): Parameter<string> {
  return parameter(name, ['text'], (value, { run }) => {
    if (typeof value !== 'string') return unfit;
    spend(run, value.length >> 6);
    return value;
  });
}

export function number(name: string): Parameter<Decimal> {
  return parameter(name, ['number', 'money'], (value) => (isDecimal(value) ? value : unfit));
}

/** A whole number; the standard cuts off what lies behind the point. */
export function whole(name: string): Parameter<number> {
  return {
    ...parameter(name, ['number'], (value, { site }) => {
      if (!isDecimal(value)) return unfit;
      return integerOf(site.lenient ? value.trunc() : value) ?? unfit;
    }),
    needed: 'whole number',
  };
}

/** A list, paid for by its length; to the standard any other value is a list of one. */
export function list(name: string): Parameter<FeelList> {
  return parameter(name, ['list'], (value, { run, site }) => {
    const items = isList(value) ? value : site.lenient && value !== null ? [value] : unfit;
    if (items !== unfit) spend(run, items.length);
    return items;
  });
}

export function context(name: string): Parameter<FeelContext> {
  return parameter(name, ['context'], (value, { run }) => {
    if (!isContext(value)) return unfit;
    spend(run, value.size);
    return value;
  });
}

export function func(name: string): Parameter<FeelFunction> {
  return parameter(name, ['function'], (value) => (isFunction(value) ? value : unfit));
}

export function duration(name: string): Parameter<FeelDuration> {
  return parameter(name, ['duration'], (value) => (isDuration(value) ? value : unfit));
}

/** A day, or a day and a time. */
export function dated(name: string): Parameter<FeelDate | FeelDateTime> {
  return parameter(name, ['date', 'dateTime'], (value) =>
    isTagged(value) && (value.kind === 'date' || value.kind === 'dateTime') ? value : unfit,
  );
}

export function timeOfDay(name: string): Parameter<FeelTime> {
  return parameter(name, ['time'], (value) => (isTagged(value) && value.kind === 'time' ? value : unfit));
}

/** Any value, `null` included. */
export function anything(name: string): Parameter<FeelValue> {
  return { ...parameter(name, [], (value) => value), needed: 'value' };
}

/** Any value but `null`. */
export function something(name: string): Parameter<FeelValue> {
  return { ...parameter(name, [], (value) => (value === null ? unfit : value)), needed: 'value' };
}

/** A parameter that may be left out; in the standard dialect `null` is left out too. */
export function optional<T>(of: Parameter<T>): Parameter<T | undefined> {
  return {
    ...of,
    optional: true,
    read: (value, call) => (value === undefined || (value === null && call.site.lenient) ? undefined : of.read(value, call)),
  };
}

/** A parameter that may be `null` in every dialect. */
export function nullable<T>(of: Parameter<T>): Parameter<T | undefined> {
  return { ...of, read: (value, call) => (value === undefined || value === null ? undefined : of.read(value, call)) };
}

function parameter<T>(
  name: string,
  kinds: readonly FeelTypeKind[],
  read: (value: FeelValue, call: Call) => T | typeof unfit,
): Parameter<T> {
  return { name, kinds, needed: kinds[0] ?? 'value', read: (value, call) => read(value ?? null, call) };
}
