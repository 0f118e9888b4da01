import { defineFault } from '../fault/index.ts';
import { anyType, type FeelType, fieldOf } from './feel-type.ts';
import type { Json } from './json.ts';
import { type Decimal, digitsOf, Exact, isMoney, Yuan } from './values/exact.ts';
import { durationFrom } from './values/feel-duration.ts';
import { dateFrom, dateTimeFrom, inUtc, timeFrom } from './values/feel-time.ts';
import { type FeelContext, type FeelValue, isContext, isDecimal, isList } from './values/feel-value.ts';
import { textOfValue } from './values/value-text.ts';

/** An amount is no whole number of fen, or too large to be one. */
export const moneyNotExact = defineFault('money.not-exact', 'author', () => 'the amount is not a whole number of fen: round it first');

/** A stored value is not of the type its variable was declared with. Never tells the value. */
export const notOfType = defineFault<{ type: string; found: string }>(
  'expression.not-of-type',
  'caller',
  ({ type, found }) => `the stored value should be ${type} and is ${found}`,
);

/** A field is given both with and without its unit, as `total` and `totalFen`. */
export const namedTwice = defineFault<{ field: string }>(
  'money.named-twice',
  'caller',
  ({ field }) => `“${field}” is given twice, with and without Fen`,
);

/**
 * A stored value as FEEL sees it; with `jsonFrom` the one place where integer fen become yuan. Under a key ending in `Fen`
 * an integer (or `null`) becomes an exact amount in yuan under the key without `Fen`, at any depth; a value declared
 * `money` is integer fen as well. Dates, times and durations are read from ISO text where the type says so; text numbers
 * where it says `number`. An undeclared amount that is `null` comes back without `Fen`: nothing tells that it was one. Throws `money.not-exact`, `money.named-twice`, `expression.not-of-type`.
 */
export function feelFrom(json: Json, type: FeelType = anyType): FeelValue {
  if (json === null) return null;
  switch (type.kind) {
    case 'money':
      return yuanOfFen(json);
    case 'number':
      return numberOf(json);
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return typeof json === 'string' ? (readers[type.kind](json) ?? refuse(type.kind, json)) : refuse(type.kind, json);
    case 'text':
      return typeof json === 'string' ? json : refuse('text', json);
    case 'boolean':
      return typeof json === 'boolean' ? json : refuse('boolean', json);
    case 'list':
      return isJsonList(json) ? json.map((item) => feelFrom(item, type.of)) : refuse('list', json);
    case 'context':
      return typeof json === 'object' && !isJsonList(json) ? contextFrom(json, type) : refuse('context', json);
    case 'null':
    case 'range':
    case 'function':
      return refuse(type.kind, json);
    case 'any':
      return anyFrom(json);
  }
}

/**
 * A FEEL value as it is stored. Amounts become integer fen, in contexts under their name with `Fen`; an amount that is no
 * whole number of fen is the fault `money.not-exact`. Other numbers become JSON numbers up to 15 digits, which those
 * hold exactly, and decimal text beyond. Dates, times, durations and ranges become their FEEL text; a date and time with a
 * zone becomes the instant in UTC.
 */
export function jsonFrom(value: FeelValue, type: FeelType = anyType): Json {
  if (value === null) return null;
  if (type.kind === 'money') return isDecimal(value) ? fenOfYuan(value) : refuse('money', jsonFrom(value));
  if (typeof value === 'string' || typeof value === 'boolean') return fitting(value, type);
  if (isDecimal(value)) return type.kind === 'any' || type.kind === 'number' ? numberJson(value) : refuse(type.kind, 0);
  if (isList(value)) {
    if (type.kind !== 'any' && type.kind !== 'list') return refuse(type.kind, []);
    return value.map((item) => jsonFrom(item, type.kind === 'list' ? type.of : anyType));
  }
  if (isContext(value)) return type.kind === 'any' || type.kind === 'context' ? contextJson(value, type) : refuse(type.kind, {});
  if (value.kind === 'function' || (type.kind !== 'any' && type.kind !== value.kind)) return refuse(type.kind, textOfValue(value));
  return textOfValue(value.kind === 'dateTime' ? inUtc(value) : value);
}

/** The variables of an execution as the scope of its expressions. Throws as `feelFrom` does. */
export function scopeFrom(variables: { readonly [name: string]: Json }, names: Readonly<Record<string, FeelType>>): FeelContext {
  return contextFrom(variables, { kind: 'context', fields: names, open: true });
}

function contextFrom(json: { readonly [key: string]: Json }, type: FeelType): FeelContext {
  const context = new Map<string, FeelValue>();
  for (const [key, value] of Object.entries(json)) {
    const isFen = key.endsWith('Fen') && key !== 'Fen' && (value === null || Number.isInteger(value));
    const name = isFen ? key.slice(0, -3) : key;
    if (context.has(name)) throw namedTwice({ field: name });
    context.set(name, isFen ? (value === null ? null : yuanOfFen(value)) : feelFrom(value, fieldOf(type, name) ?? anyType));
  }
  return context;
}

function contextJson(context: FeelContext, type: FeelType): Json {
  const entries = [...context].map(([key, value]): [string, Json] => {
    const declared = fieldOf(type, key) ?? anyType;
    const money = declared.kind === 'money' || (declared.kind === 'any' && isDecimal(value) && isMoney(value));
    return money ? [`${key}Fen`, jsonFrom(value, { kind: 'money' })] : [key, jsonFrom(value, declared)];
  });
  return Object.fromEntries(entries);
}

function anyFrom(json: Json): FeelValue {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return numberOf(json);
  return isJsonList(json) ? json.map((item) => feelFrom(item)) : contextFrom(json, anyType);
}

function yuanOfFen(json: Json): Decimal {
  if (typeof json !== 'number' || !Number.isSafeInteger(json)) throw moneyNotExact({});
  return new Yuan(json).div(100);
}

function fenOfYuan(value: Decimal): number {
  const fen = value.times(100);
  if (!fen.isInteger() || fen.abs().gt(Number.MAX_SAFE_INTEGER)) throw moneyNotExact({});
  return fen.toNumber() + 0;
}

function numberOf(json: Json): Decimal {
  if (typeof json !== 'number' && (typeof json !== 'string' || !/^-?\d{1,200}(\.\d{1,200})?$/.test(json))) return refuse('number', json);
  return new Exact(json);
}

function numberJson(value: Decimal): Json {
  if (value.isZero()) return 0;
  return value.precision() <= 15 && value.e < 300 && value.e > -300 ? value.toNumber() : digitsOf(value);
}

function fitting(value: string | boolean, type: FeelType): Json {
  const kind = typeof value === 'string' ? 'text' : 'boolean';
  return type.kind === 'any' || type.kind === kind ? value : refuse(type.kind, value);
}

function isJsonList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function refuse(type: string, found: Json): never {
  throw notOfType({ type, found: found === null ? 'null' : isJsonList(found) ? 'list' : typeof found });
}

const readers = { date: dateFrom, time: timeFrom, dateTime: dateTimeFrom, duration: durationFrom } as const;
