import { z } from 'zod';

/** An insurer on the platform. Branded, so that no query can be written without one. */
export const TenantId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/)
  .brand<'TenantId'>();
export type TenantId = z.infer<typeof TenantId>;

/** What a person or a token may do inside one tenant. `customer` is the public chat, `service` the runtime itself. */
export const Role = z.enum(['builder', 'approver', 'agent', 'reviewer', 'admin', 'customer', 'service']);
export type Role = z.infer<typeof Role>;

/** Who acts, for which tenant. Made in one place, from a verified session, token or signed channel; never from a request's body. */
export type Scope = { readonly tenantId: TenantId; readonly actor: string; readonly roles: readonly Role[] };

/** The scheduler and the projections alone: they see every tenant, and act inside one only through `scopeOf`. */
export type SystemScope = { readonly system: true };

/** The runtime's own scope inside one tenant. */
export function serviceScope(tenantId: TenantId): Scope {
  return { tenantId, actor: 'service:runtime', roles: ['service'] };
}
