import { PartManifest } from '@mortise/shared/connector';
import { z } from 'zod';
import type { Part } from './define-part.ts';

/** The part as plain JSON; `code` is the hash of its published code. */
export function partManifestOf(part: Part, code?: string): PartManifest {
  const { id, version, title, help, effect, exits, hosts, secrets, example } = part;
  const input = z.toJSONSchema(part.input, { io: 'input' });
  const output = z.toJSONSchema(part.output, { io: 'input' });
  const told = { id, version, title, help, effect, exits, hosts, secrets, example, input, output, ...(code === undefined ? {} : { code }) };
  return PartManifest.parse(JSON.parse(JSON.stringify(told)));
}
