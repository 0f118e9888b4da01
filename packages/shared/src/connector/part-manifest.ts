import { z } from 'zod';
import { Exit } from '../flow/index.ts';
import { Json, JsonRecord } from '../json/index.ts';
import { Text } from '../text/index.ts';

/** What a call does to the other system: nothing, something that can be repeated with its key, or a payment. */
export const PartEffect = z.enum(['reads', 'writes', 'pays']);
export type PartEffect = z.infer<typeof PartEffect>;

export const PartId = z.string().regex(/^[a-z][a-z0-9-]{0,39}\.[a-z][a-z0-9-]{0,39}$/);

/** A part as plain JSON: what the palette shows, what a flow pins by hash, what the runtime checks outside the sandbox. */
export const PartManifest = z.strictObject({
  id: PartId,
  version: z.int().positive(),
  title: Text,
  help: Text,
  effect: PartEffect,
  exits: z.array(Exit).min(1),
  /** JSON Schemas. An exit without output gives null. */
  input: JsonRecord,
  output: JsonRecord,
  /** Origins beside the connection's own that it may call. */
  hosts: z.array(z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/)),
  secrets: z.array(z.string()),
  example: Json,
  /** SHA-256 of the published code, hexadecimal; absent for a part of the product itself. */
  code: z.string().optional(),
});
export type PartManifest = z.infer<typeof PartManifest>;
