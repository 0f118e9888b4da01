import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@mortise/shared/json';

/** Names a request by what is asked and by the code that will ask it: a replay reuses a result only when both are equal. */
export function requestHashOf(kind: string, version: number, request: Json, code: string | undefined): string {
  return createHash('sha256').update(canonicalJson({ kind, version, request, code })).digest('base64url');
}
