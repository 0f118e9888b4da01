import { z } from 'zod';
import { Json, JsonRecord } from '../json/index.ts';
import { Assurance } from '../tenant/index.ts';
import { Text } from '../text/index.ts';

/** A named way out of a node. */
export const Exit = z.strictObject({ id: z.string(), title: Text });
export type Exit = z.infer<typeof Exit>;

/** Exits are fixed, or one per row of the setting named here (rows have `id` and `title`) with the fixed ones after them. */
export const Exits = z.union([z.array(Exit), z.strictObject({ fromSetting: z.string(), also: z.array(Exit) })]);
export type Exits = z.infer<typeof Exits>;

/** What the builder learns of a node kind: plain data, for built-in nodes and installed parts alike. */
export const NodeSpec = z.strictObject({
  kind: z.string(),
  version: z.int().positive(),
  title: Text,
  help: Text,
  /** The palette's drawer. */
  group: Text,
  /** In which type of flow it may stand. */
  within: z.enum(['dialog', 'process', 'any']),
  exits: Exits,
  assurance: Assurance,
  /** JSON Schema; each field carries `title` {zh,en}, and `field` where a special editor is due. */
  settings: JsonRecord,
  example: Json,
  /** Whether it asks the world, and so has the exit `fault`. */
  reach: z.enum(['none', 'local', 'outside']),
});
export type NodeSpec = z.infer<typeof NodeSpec>;

/** The editors a setting can ask for by `.meta({ field })`. */
export const FieldHint = z.enum([
  'text', // { zh, en } with variables in braces
  'variable', // the name of a variable; `access: 'read' | 'write'`
  'expression', // FEEL
  'conditions', // rows of { id, title, when }
  'assignments', // rows of { variable, value }
  'decision-table',
  'flow', // the id of another flow; `flowType`
  'intents',
  'knowledge',
  'code',
  'mapping', // rows of { name, value }: inputs of a part or flow
  'choices', // rows of { id, title }
]);
export type FieldHint = z.infer<typeof FieldHint>;

/** The exit every node that asks the world has beside its own: taken when all tries failed and somewhere to go is drawn. */
export const faultExit: Exit = { id: 'fault', title: { zh: '出错', en: 'On fault' } };

/** The exits a placed node really has, given its settings. */
export function exitsOf(spec: NodeSpec, settings: Json): readonly Exit[] {
  const own = Array.isArray(spec.exits) ? spec.exits : [...rowsOf(settings, spec.exits.fromSetting), ...spec.exits.also];
  return spec.reach === 'none' ? own : [...own, faultExit];
}

const Rows = z.array(z.object({ id: z.string(), title: Text }));

function rowsOf(settings: Json, name: string): readonly Exit[] {
  const held = JsonRecord.safeParse(settings);
  const rows = held.success ? Rows.safeParse(held.data[name]) : undefined;
  return rows?.success ? rows.data.map(({ id, title }) => ({ id, title })) : [];
}
