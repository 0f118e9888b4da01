import { FieldHint } from '@mortise/shared/flow';
import type { Json, JsonRecord } from '@mortise/shared/json';
import { Text } from '@mortise/shared/text';

/** The editors that a setting gets by the form of its value, when it asks for no special one. */
type PlainEditor = 'words' | 'choice' | 'number' | 'switch' | 'line' | 'rows' | 'list' | 'group' | 'json';

export type EditorName = FieldHint | PlainEditor;

/** A setting as the form shows it. */
export type Shape = {
  readonly name: string;
  readonly label: Text;
  readonly help: Text | undefined;
  readonly required: boolean;
  readonly editor: EditorName;
  readonly schema: JsonRecord;
};

/** The settings of an object's schema, in their order. A setting without a label shows its own name. */
export function shapesOf(schema: JsonRecord): readonly Shape[] {
  const properties = recordIn(schema.properties);
  const required = listIn(schema.required);
  return Object.entries(properties).map(([name, property]) => shapeOf(name, recordIn(property), required.includes(name)));
}

/** One setting, by its schema. */
export function shapeOf(name: string, schema: JsonRecord, required: boolean): Shape {
  const label = Text.safeParse(schema.label ?? schema.title);
  const help = Text.safeParse(schema.help);
  return {
    name,
    label: label.success ? label.data : { zh: name, en: name },
    help: help.success ? help.data : undefined,
    required,
    editor: editorOf(schema),
    schema,
  };
}

/** What a new setting or row begins with: empty, and of the right form. */
export function blankOf(schema: JsonRecord): Json {
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(shapesOf(schema).flatMap((shape) => (shape.required ? [[shape.name, blankOf(shape.schema)]] : [])));
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    case 'string':
      return '';
    default:
      return null;
  }
}

/** An object in JSON, or an empty one. */
export function recordIn(value: Json | undefined): JsonRecord {
  return isRecord(value) ? value : {};
}

/** A list in JSON, or an empty one. */
export function listIn(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function editorOf(schema: JsonRecord): EditorName {
  const hint = FieldHint.safeParse(schema.field);
  if (hint.success) return hint.data;
  if (Array.isArray(schema.enum)) return 'choice';
  if (schema.type === 'boolean') return 'switch';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'string') return 'line';
  if (schema.type === 'array') return recordIn(schema.items).type === 'string' ? 'list' : 'rows';
  if (schema.type !== 'object') return 'json';
  const names = Object.keys(recordIn(schema.properties));
  if (names.length === 0) return 'json';
  return names.length === 2 && names.includes('zh') && names.includes('en') ? 'words' : 'group';
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
