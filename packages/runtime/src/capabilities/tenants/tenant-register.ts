import { type Scope, type SystemScope, serviceScope, TenantId } from '@mortise/shared/tenant';
import type { Collection, Documents } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import { Tenant } from './tenant.ts';

const collection: Collection = { name: 'tenants', indexes: [] };
const self = 'self';
const tenantsAtMost = 1000;

/** The insurers on the platform; each one's record lies among its own documents. */
export interface TenantRegister {
  /** The tenant a scope acts in. */
  own(scope: Scope): Promise<Tenant | undefined>;
  /** By the id somebody typed: `undefined` also when it can be no id. */
  find(id: string): Promise<{ readonly scope: Scope; readonly tenant: Tenant } | undefined>;
  save(id: TenantId, tenant: Tenant): Promise<void>;
  list(system: SystemScope): Promise<readonly { readonly id: TenantId; readonly tenant: Tenant }[]>;
}

export function tenantRegister(documents: Documents): TenantRegister {
  const shelf = shelfOf(documents, collection, Tenant);
  const own = async (scope: Scope) => (await shelf.get(scope, self))?.body;
  return {
    own,
    async find(id) {
      const tenantId = TenantId.safeParse(id);
      if (!tenantId.success) return undefined;
      const scope = serviceScope(tenantId.data);
      const tenant = await own(scope);
      return tenant && { scope, tenant };
    },
    async save(id, tenant) {
      await shelf.put(serviceScope(id), { id: self, body: tenant }, 'any');
    },
    async list(system) {
      const found = await documents.across(system, collection, {}, tenantsAtMost);
      return found.map(({ tenantId, document }) => ({ id: tenantId, tenant: Tenant.parse(document.body) }));
    },
  };
}
