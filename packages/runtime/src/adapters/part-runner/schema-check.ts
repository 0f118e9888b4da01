import type { PartManifest } from '@mortise/shared/connector';
import type { Json, JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { partBadInput, partBadOutput, partBadSchema } from '../../ports/part-runner.ts';

const compiled = new Map<string, z.ZodType>();
const mostCompiled = 500;

/** The input as the part's schema reads it, defaults filled in. Throws `part.bad-input`, which names places and never values. */
export function checkedInput(manifest: PartManifest, input: Json): unknown {
  const read = schemaOf(manifest, manifest.input).safeParse(input);
  if (!read.success) throw partBadInput({ part: manifest.id, where: placesOf(read.error) });
  return read.data;
}

/** Throws `part.bad-output` where an output does not fit the part's schema. An exit without output is null. */
export function checkOutput(manifest: PartManifest, output: Json): void {
  if (output === null) return;
  const read = schemaOf(manifest, manifest.output).safeParse(output);
  if (!read.success) throw partBadOutput({ part: manifest.id, where: placesOf(read.error) });
}

/** Where data does not fit: paths and rules, without the values. */
export function placesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.') || 'it'} (${code})`)
    .join(', ');
}

function schemaOf(manifest: PartManifest, schema: JsonRecord): z.ZodType {
  const text = JSON.stringify(schema, (_, value) => (manifest.code === undefined ? value : withoutPattern(manifest, value)));
  const known = compiled.get(text);
  if (known !== undefined) return known;
  try {
    const made = z.fromJSONSchema(JSON.parse(text));
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(text, made);
    return made;
  } catch (error) {
    throw partBadSchema({ part: manifest.id, reason: 'it is not a JSON Schema we know' }, error);
  }
}

/** A stranger's regular expression could hold this process for ever: a named format stands for itself, any other pattern is refused. */
function withoutPattern(manifest: PartManifest, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('patternProperties' in value) throw partBadSchema({ part: manifest.id, reason: 'patternProperties are not allowed' });
  // a property that happens to be called `pattern` holds a schema, not a text
  if (!('pattern' in value) || typeof value.pattern !== 'string') return value;
  if (!('format' in value)) throw partBadSchema({ part: manifest.id, reason: 'patterns are not allowed; check the text in the part' });
  return { ...value, pattern: undefined };
}
