import type { Json, JsonRecord } from '../json/index.ts';
import type { NodeSpec } from './node-spec.ts';

/** A setting that asked for a special editor: where it is, what it is, and its value. */
export type HintedSetting = { readonly path: string; readonly hint: string; readonly schema: JsonRecord; readonly value: Json };

/** Every hinted setting of a placed node, rows included: what refers to variables, expressions, tables, flows and other resources. */
export function hintedSettings(spec: NodeSpec, settings: Json): readonly HintedSetting[] {
  return walk(spec.settings, settings, '');
}

function walk(schema: JsonRecord, value: Json, path: string): readonly HintedSetting[] {
  if (value === null) return [];
  const hint = schema.field;
  const own = typeof hint === 'string' ? [{ path, hint, schema, value }] : [];
  if (isList(value)) {
    const items = schema.items;
    return isRecord(items) ? [...own, ...value.flatMap((item, index) => walk(items, item, join(path, String(index))))] : own;
  }
  const properties = schema.properties;
  if (!isRecord(value) || !isRecord(properties)) return own;
  const within = Object.entries(value).flatMap(([name, member]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isRecord(property) ? walk(property, member, join(path, name)) : [];
  });
  return [...own, ...within];
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
