import { createHash } from 'node:crypto';
import type { PartManifest } from '@mortise/shared/connector';
import { canonicalJson } from '@mortise/shared/json';

/** The hash a flow pins a part by (D8): of its manifest, which holds the hash of its code. Hexadecimal. */
export function hashOfPart(manifest: PartManifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex');
}

/** The hash of a published part's code, as its manifest holds it. Hexadecimal. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
