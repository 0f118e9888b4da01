import { type Scope, type SystemScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { checkDeclared, fieldsOf } from '../../ports/declared-keys.ts';
import { type Collection, type Document, type Documents, documentChanged, documentDuplicate } from '../../ports/documents.ts';
import { openedBodies } from '../../ports/opened-bodies.ts';
import { ownerKeys } from '../../ports/owner-keys.ts';
import { missingPlace, pageFrom, placeFrom, rowsFor } from '../../ports/paging.ts';
import { documentPlace, sealJson } from '../../ports/sealed-json.ts';
import { sealBroken, type Vault } from '../../ports/vault.ts';
import type { Database } from './database.ts';
import { acrossQuery, countQuery, findQuery } from './document-query.ts';
import { putWrite, removeWrite, stepsBeforeKeys } from './document-writes.ts';
import type { Row } from './write.ts';

const Keys = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Stored = z.object({
  tenant: TenantId,
  id: z.string(),
  version: z.int(),
  updated_at: z.string(),
  keys: z.string().transform((text) => Keys.parse(JSON.parse(text))),
  key: z.string(),
  body: z.instanceof(Uint8Array),
});
/** The value sorted by: bytes are the mark of a missing key. */
const Sorted = z.object({ sorted: z.union([z.string(), z.number(), z.instanceof(Uint8Array).transform(() => missingPlace)]) });

const selectOne = `SELECT tenant, id, version, updated_at, keys, key, body FROM documents WHERE tenant = ? AND collection = ? AND id = ?`;

/** Documents in SQLite. `close` leaves the database open: it belongs to whoever opened it. */
export function sqliteDocuments(options: { readonly database: Database; readonly vault: Vault; readonly clock: Clock }): Documents {
  const { database, vault, clock } = options;

  const keyFor = ownerKeys(vault);
  const openBody = openedBodies(vault);

  async function open(collection: Collection, columns: Row): Promise<{ tenantId: TenantId; document: Document }> {
    const { tenant: tenantId, key, body: sealed, updated_at: updatedAt, ...same } = Stored.parse(columns);
    const body = await openBody({ tenantId, key, about: documentPlace(collection, same.id) }, sealed);
    return { tenantId, document: { ...same, updatedAt, body } };
  }

  /** Lists go on past what was erased. */
  async function openAll(collection: Collection, rows: readonly Row[]) {
    const opened = await Promise.all(rows.map((columns) => open(collection, columns).catch(unreadable)));
    return opened.filter((one) => one !== undefined);
  }

  return {
    async get({ tenantId }, collection, id) {
      const columns = database.row(selectOne, [tenantId, collection.name, id]);
      return columns === undefined ? undefined : (await open(collection, columns)).document;
    },

    async put({ tenantId }, collection, put, ifVersion) {
      checkDeclared(collection, Object.keys(put.keys));
      const key = await keyFor(tenantId, put.owner);
      const body = await sealJson(vault, { tenantId, key, about: documentPlace(collection, put.id) }, put.body);
      const at = new Date(clock.now()).toISOString();
      const outcome = await database.write(putWrite(tenantId, collection, { put, key, body, at }, ifVersion));
      if (outcome.is === 'committed') return z.int().parse(outcome.given);
      const duplicate = fieldsOf(collection)[outcome.step - stepsBeforeKeys];
      if (duplicate !== undefined) throw documentDuplicate({ collection: collection.name, key: duplicate });
      throw documentChanged({ collection: collection.name, id: put.id });
    },

    async remove({ tenantId }, collection, id) {
      return (await database.write(removeWrite(tenantId, collection, id))).is === 'committed';
    },

    async find({ tenantId }: Scope, collection, filter, sort, page) {
      const want = { filter, sort, after: placeFrom(page.cursor), rows: rowsFor(page.limit) };
      const { sql, values } = findQuery(tenantId, collection, want);
      const rows = pageFrom(await database.rows(sql, values), page.limit, (last) => [Sorted.parse(last).sorted, Stored.parse(last).id]);
      return { ...rows, items: (await openAll(collection, rows.items)).map(({ document }) => document) };
    },

    async count({ tenantId }, collection, filter) {
      const { sql, values } = countQuery(tenantId, collection, filter);
      const [row] = await database.rows(sql, values);
      return z.int().parse(row?.count);
    },

    async across(_: SystemScope, collection, filter, limit) {
      const { sql, values } = acrossQuery(collection, filter, limit);
      return openAll(collection, await database.rows(sql, values));
    },

    close: async () => {},
  };
}

function unreadable(error: unknown): undefined {
  if (!sealBroken.is(error)) throw error;
}
