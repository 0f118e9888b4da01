import type { Json } from '@mortise/shared/json';
import { maskPatterns } from '@mortise/shared/privacy';

/** Any JSON with each of its texts, and numbers that look personal, masked; names of members stay. */
export function maskJson(value: Json): Json {
  if (typeof value === 'string') return maskPatterns(value);
  if (typeof value === 'number') return maskNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(maskJson);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskJson(member)]));
}

function maskNumber(value: number): Json {
  const text = String(value);
  const masked = maskPatterns(text);
  return masked === text ? value : masked;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
