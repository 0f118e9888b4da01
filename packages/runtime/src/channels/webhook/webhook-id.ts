import { createHash } from 'node:crypto';
import type { TenantId } from '@mortise/shared/tenant';

/** The digits of execution ids. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of the execution that a call with this key starts: the same call gives the same id, so creating the execution is itself the record
 * that the key was used. One write, kept as long as the execution; another tenant's or flow's same key is another id.
 */
export function webhookId(tenantId: TenantId, flow: string, key: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['webhook', tenantId, flow, key]))
    .digest();
  return `h${Array.from(hash.subarray(0, 25), (byte) => digits.charAt(byte % 32)).join('')}`;
}
