import { createHash, randomBytes } from 'node:crypto';
import { type Scope, serviceScope, TenantId } from '@mortise/shared/tenant';

/** `ms` is a session, `mt` an API token. */
type Kind = 'ms' | 'mt';

/** A secret of 256 bits that says whose it is; the store holds its hash only. */
export function newSecret(kind: Kind, scope: Scope): { readonly secret: string; readonly hash: string } {
  const secret = `${kind}_${scope.tenantId}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOf(secret) };
}

/** What a secret claims to be, to be looked up by its hash; `undefined` when it is no secret of ours. */
export function readSecret(secret: string): { readonly kind: Kind; readonly scope: Scope; readonly hash: string } | undefined {
  const [, kind, tenant] = /^(ms|mt)_([a-z0-9-]{2,32})_[\w-]{43}$/.exec(secret) ?? [];
  const tenantId = TenantId.safeParse(tenant);
  if (!tenantId.success || (kind !== 'ms' && kind !== 'mt')) return undefined;
  return { kind, scope: serviceScope(tenantId.data), hash: hashOf(secret) };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
