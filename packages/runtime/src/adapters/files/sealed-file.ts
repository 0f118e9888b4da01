import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';

/** The line of clear text a stored file begins with: whose key opens the rest. `key` is absent where the owner is an execution, whose key is its own. */
export const Heading = z.strictObject({ owner: z.string(), key: z.string().optional() });
export type Heading = z.infer<typeof Heading>;

/** A heading line, then sealed bytes. */
export function storedFrom(heading: Heading, sealed: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), sealed]);
}

/** The heading and the sealed bytes; `undefined` where there is no heading. */
export function partsOf(stored: Uint8Array): { readonly heading: Heading; readonly sealed: Uint8Array } | undefined {
  const end = stored.indexOf(0x0a);
  if (end < 0) return undefined;
  try {
    const heading = Heading.safeParse(JSON.parse(Buffer.from(stored.subarray(0, end)).toString())).data;
    return heading === undefined ? undefined : { heading, sealed: stored.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

/** What is sealed: the length of the reference (4 bytes), the reference, the bytes. The name a customer gave is sealed with them. */
export function contentFrom(ref: FileRef, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(ref));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, bytes]);
}

/** The reference and the bytes again. */
export function fileOf(content: Uint8Array): { readonly ref: FileRef; readonly bytes: Uint8Array } {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.length);
  const start = 4 + buffer.readUInt32BE(0);
  return { ref: FileRef.parse(JSON.parse(buffer.toString('utf8', 4, start))), bytes: content.subarray(start) };
}
