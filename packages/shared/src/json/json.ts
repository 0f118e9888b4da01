import { z } from 'zod';

/** What travels and is stored: plain JSON, immutable all the way down. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Walked by hand: a schema that describes itself takes twenty times as long, and every input, result and variable comes through here. */
export const Json: z.ZodType<Json> = z.any().refine(isJson, 'is no JSON value');

export const JsonRecord = z.record(z.string(), Json);
export type JsonRecord = { readonly [key: string]: Json };

/** JSON with sorted keys: equal values give equal text, whatever order they were written in. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A value as plain JSON: what has no place in JSON (undefined members, functions) is left out. */
export function plainJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** Plain data only: finite numbers, dense lists, objects of no class; a member named `__proto__` is nothing we would ever store. */
function isJson(value: unknown): value is Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? value.every(isJson) : isPlain(value) && Object.values(value).every(isJson));
    default:
      return false;
  }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !Object.hasOwn(value, '__proto__');
}

/** Whether two values are the same JSON: members in any order, `undefined` members as if they were not there. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameJson(item, other[index]));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const members = new Map(Object.entries(one).filter(([, member]) => member !== undefined));
  let met = 0;
  for (const [name, member] of Object.entries(other)) {
    if (member === undefined) continue;
    if (!members.has(name) || !sameJson(members.get(name), member)) return false;
    met++;
  }
  return met === members.size;
}
