import { z } from 'zod';

const Schema = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof Schema>;

/** What members of an input are called, with the value to give: ids of the tenant under attack, or of nothing. */
export type Known = Readonly<Record<string, unknown>>;

/**
 * An input that a procedure's own schema accepts: known members by name, everything else the smallest value of its kind. Optional members are
 * left out unless they are known.
 */
export function sampleInput(inputs: readonly unknown[], known: Known): unknown {
  const members = inputs.map((input) =>
    input instanceof z.ZodType ? sample(Schema.parse(z.toJSONSchema(input, { io: 'input' })), known) : {},
  );
  return inputs.length === 0 ? undefined : Object.assign({}, ...members);
}

function sample(schema: Schema, known: Known): unknown {
  if ('const' in schema) return schema.const;
  const [first] = z.array(z.unknown()).catch([]).parse(schema.enum);
  if (first !== undefined) return first;
  const [either] = z
    .array(Schema)
    .catch([])
    .parse(schema.anyOf ?? schema.oneOf);
  if (either) return sample(either, known);
  switch (schema.type) {
    case 'object':
      return sampleMembers(schema, known);
    case 'array':
      return z.number().catch(0).parse(schema.minItems) > 0 ? [sample(Schema.parse(schema.items), known)] : [];
    case 'integer':
    case 'number':
      return z.number().catch(1).parse(schema.minimum);
    case 'boolean':
      return true;
    case 'string':
      return schema.format === 'uri' ? 'https://sample.example' : 'sample'.padEnd(z.number().catch(0).parse(schema.minLength), 'x');
    default:
      return null;
  }
}

function sampleMembers(schema: Schema, known: Known): unknown {
  const required = z.array(z.string()).catch([]).parse(schema.required);
  const properties = Object.entries(z.record(z.string(), Schema).catch({}).parse(schema.properties));
  const given = properties.filter(([name]) => Object.hasOwn(known, name) || required.includes(name));
  return Object.fromEntries(given.map(([name, property]) => [name, Object.hasOwn(known, name) ? known[name] : sample(property, known)]));
}
