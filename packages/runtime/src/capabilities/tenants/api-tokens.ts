import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Collection, Documents } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import { tokenNotFound } from './faults.ts';
import { newSecret } from './secret-token.ts';
import type { ApiTokens } from './staff.ts';
import { StaffRole } from './tenant.ts';

const collection: Collection = { name: 'api-tokens', indexes: [] };
const dayMs = 86_400_000;

const TokenRecord = z.strictObject({
  name: z.string(),
  roles: z.array(StaffRole),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
});

/** API tokens with `scopeOf`, the look-up by a secret's hash. A token's id is that hash. */
export type ApiTokenRegister = ApiTokens & { scopeOf(scope: Scope, hash: string): Promise<Scope | undefined> };

export function openApiTokens({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }): ApiTokenRegister {
  const shelf = shelfOf(documents, collection, TokenRecord);
  const now = () => new Date(clock.now()).toISOString();
  return {
    async list(scope, page) {
      const found = await shelf.find(scope, {}, { by: 'id', order: 'asc' }, page);
      return { items: found.items.map(({ id, body }) => ({ id, ...body })), next: found.next };
    },
    async create(scope, { name, roles, expiresInDays }) {
      const { secret, hash } = newSecret('mt', scope);
      const expiresAt = new Date(clock.now() + expiresInDays * dayMs).toISOString();
      const body = { name, roles: [...roles], createdAt: now(), createdBy: scope.actor, expiresAt };
      await shelf.put(scope, { id: hash, body }, 0);
      return { id: hash, token: secret, expiresAt };
    },
    async revoke(scope, id) {
      if (!(await shelf.remove(scope, id))) throw tokenNotFound({ id });
    },
    async scopeOf(scope, hash) {
      const found = await shelf.get(scope, hash);
      if (!found || found.body.expiresAt <= now()) return undefined;
      return { tenantId: scope.tenantId, actor: `token:${found.body.name}`, roles: found.body.roles };
    },
  };
}
