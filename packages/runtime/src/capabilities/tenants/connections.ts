import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Collection, Documents } from '../../ports/documents.ts';
import { type Kept, shelfOf } from '../../ports/shelf.ts';
import type { ConnectionRow, Connections } from './staff.ts';
import { Environment } from './tenant.ts';

const collection: Collection = { name: 'connections', indexes: ['environment'] };

const ConnectionRecord = z.strictObject({
  system: z.string(),
  environment: Environment,
  baseUrl: z.string(),
  secrets: z.record(z.string(), z.string()),
});
type ConnectionRecord = z.infer<typeof ConnectionRecord>;

/** How tenants reach their systems. Bodies are sealed under the tenant's key; what is listed has no secret in it. */
export function openConnections(documents: Documents): Connections {
  const shelf = shelfOf(documents, collection, ConnectionRecord);
  const find = (scope: Scope, environment: Environment, system: string) => shelf.get(scope, `${environment}.${system}`);
  return {
    async list(scope, page) {
      const found = await shelf.find(scope, {}, { by: 'id', order: 'asc' }, page);
      return { items: found.items.map(shown), next: found.next };
    },
    async save(scope, { system, environment, baseUrl, secrets }) {
      const before = await find(scope, environment, system);
      const kept = Object.entries({ ...before?.body.secrets, ...secrets }).filter((entry): entry is [string, string] => entry[1] !== null);
      const body = { system, environment, baseUrl, secrets: Object.fromEntries(kept) };
      await shelf.put(scope, { id: `${environment}.${system}`, body, keys: { environment } }, before?.version ?? 0);
    },
    async connectionOf(scope, environment, system) {
      const found = await find(scope, environment, system);
      return found && { baseUrl: found.body.baseUrl, secrets: found.body.secrets };
    },
  };
}

function shown({ body, updatedAt }: Kept<ConnectionRecord>): ConnectionRow {
  const { system, environment, baseUrl, secrets } = body;
  return { system, environment, baseUrl, secrets: Object.keys(secrets).sort(), updatedAt };
}
