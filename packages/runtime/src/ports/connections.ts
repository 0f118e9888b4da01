import type { Scope } from '@mortise/shared/tenant';

/** How a tenant's systems are reached, per environment. Secrets belong to the tenant and go nowhere but into declared hosts' headers. */
export interface ConnectionLookup {
  connectionOf(
    scope: Scope,
    environment: 'live' | 'test',
    system: string,
  ): Promise<{ readonly baseUrl: string; readonly secrets: Readonly<Record<string, string>> } | undefined>;
}
