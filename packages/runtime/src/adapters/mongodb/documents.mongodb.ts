import { type Scope, type SystemScope, TenantId } from '@mortise/shared/tenant';
import { Binary } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { checkDeclared } from '../../ports/declared-keys.ts';
import { type Collection, type Document, type Documents, documentChanged, documentDuplicate, type Put } from '../../ports/documents.ts';
import { ownerKeys } from '../../ports/owner-keys.ts';
import { missingPlace, type Place, pageFrom, placeFrom, rowsFor } from '../../ports/paging.ts';
import { documentPlace, openJson, sealJson } from '../../ports/sealed-json.ts';
import { sealBroken, type Vault } from '../../ports/vault.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { openShelves } from './document-collections.ts';
import { fieldsFrom, keyField, matching, past, sorting } from './document-query.ts';
import { asking, isDuplicate } from './failure.ts';

const StoredDocument = z.object({
  tenantId: TenantId,
  id: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  keys: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  key: z.string(),
  body: z.instanceof(Uint8Array),
});

/** Times that a put of any version meets another before it is refused: only ever reached by a storm on one document. */
const meetingsAtMost = 100;

/** Documents in MongoDB. `close` leaves the connection open: it belongs to whoever opened it. */
export function mongoDocuments(options: { readonly database: MongoDatabase; readonly vault: Vault; readonly clock: Clock }): Documents {
  const { database, vault, clock } = options;
  const keyFor = ownerKeys(vault);
  const shelfOf = openShelves(database);
  const one = ({ tenantId }: Pick<Scope, 'tenantId'>, id: string) => ({ tenantId: { $eq: tenantId }, id: { $eq: id } });

  async function open(collection: Collection, stored: Stored): Promise<{ tenantId: TenantId; document: Document }> {
    const { tenantId, key, body: sealed, ...same } = StoredDocument.parse(stored);
    const body = await openJson(vault, { tenantId, key, about: documentPlace(collection, same.id) }, sealed);
    return { tenantId, document: { ...same, body } };
  }

  /** Lists go on past what was erased. */
  async function openAll(collection: Collection, rows: readonly Stored[]) {
    const opened = await Promise.all(rows.map((row) => open(collection, row).catch(unreadable)));
    return opened.filter((opened) => opened !== undefined);
  }

  async function fieldsOf({ tenantId }: Scope, collection: Collection, put: Put): Promise<Stored> {
    const key = await keyFor(tenantId, put.owner);
    const sealed = await sealJson(vault, { tenantId, key, about: documentPlace(collection, put.id) }, put.body);
    const updatedAt = new Date(clock.now()).toISOString();
    return { ...fieldsFrom(collection, put), keys: { ...put.keys }, key, body: new Binary(sealed), updatedAt };
  }

  /** Which unique key of the put another document of the tenant holds. */
  async function takenKey({ tenantId }: Scope, collection: Collection, put: Put): Promise<string | undefined> {
    const shelf = await shelfOf(collection);
    for (const field of collection.unique ?? []) {
      const value = put.keys[field];
      if (value === undefined) continue;
      const others = { tenantId: { $eq: tenantId }, [keyField(field)]: { $eq: value }, id: { $ne: put.id } };
      if ((await asking(() => shelf.findOne(others, { projection: { id: 1 } }))) !== null) return field;
    }
    return undefined;
  }

  async function putOver(scope: Scope, collection: Collection, fields: Stored, id: string, version: number): Promise<boolean> {
    const shelf = await shelfOf(collection);
    const filter = { ...one(scope, id), version: { $eq: version } };
    return (await asking(() => shelf.updateOne(filter, { $set: { ...fields, version: version + 1 } }))).matchedCount > 0;
  }

  /** The version it is at now, 0 where there is none. */
  async function versionOf(scope: Scope, collection: Collection, id: string): Promise<number> {
    const shelf = await shelfOf(collection);
    const found = await asking(() => shelf.findOne(one(scope, id), { projection: { version: 1 } }));
    return found === null ? 0 : z.int().parse(found.version);
  }

  /** Puts over exactly this version; false when another is there. */
  async function putAt(scope: Scope, collection: Collection, put: Put, fields: Stored, version: number): Promise<boolean> {
    try {
      if (version > 0) return await putOver(scope, collection, fields, put.id, version);
      const shelf = await shelfOf(collection);
      await asking(() => shelf.insertOne({ tenantId: scope.tenantId, id: put.id, version: 1, ...fields }));
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      if (version === 0 && (await versionOf(scope, collection, put.id)) > 0) return false;
      const key = await takenKey(scope, collection, put);
      if (key === undefined) return false;
      throw documentDuplicate({ collection: collection.name, key }, error);
    }
  }

  return {
    async get(scope, collection, id) {
      const shelf = await shelfOf(collection);
      const stored = await asking(() => shelf.findOne(one(scope, id)));
      return stored === null ? undefined : (await open(collection, stored)).document;
    },

    async put(scope, collection, put, ifVersion) {
      checkDeclared(collection, Object.keys(put.keys));
      const fields = await fieldsOf(scope, collection, put);
      for (let meetings = 1; ; meetings++) {
        const version = ifVersion === 'any' ? await versionOf(scope, collection, put.id) : ifVersion;
        if (await putAt(scope, collection, put, fields, version)) return version + 1;
        if (ifVersion !== 'any' || meetings >= meetingsAtMost) throw documentChanged({ collection: collection.name, id: put.id });
      }
    },

    async remove(scope, collection, id) {
      const shelf = await shelfOf(collection);
      return (await asking(() => shelf.deleteOne(one(scope, id)))).deletedCount > 0;
    },

    async find({ tenantId }, collection, filter, sort, page) {
      const shelf = await shelfOf(collection);
      const conditions = [
        { tenantId: { $eq: tenantId } },
        ...matching(collection, filter),
        ...past(collection, sort, placeFrom(page.cursor)),
      ];
      const found = shelf.find({ $and: conditions }).sort(sorting(sort)).limit(rowsFor(page.limit));
      const rows = pageFrom(await asking(() => found.toArray()), page.limit, (last) => placeOf(sort.by, last));
      return { ...rows, items: (await openAll(collection, rows.items)).map(({ document }) => document) };
    },

    async count({ tenantId }, collection, filter) {
      const shelf = await shelfOf(collection);
      return asking(() => shelf.countDocuments({ $and: [{ tenantId: { $eq: tenantId } }, ...matching(collection, filter)] }));
    },

    async across(_: SystemScope, collection, filter, limit) {
      const shelf = await shelfOf(collection);
      const conditions = matching(collection, filter);
      const found = shelf.find(conditions.length === 0 ? {} : { $and: [...conditions] });
      return openAll(collection, await asking(() => found.sort({ tenantId: 1, id: 1 }).limit(limit).toArray()));
    },

    close: async () => {},
  };
}

function placeOf(by: string, last: Stored): Place {
  const { id, updatedAt, keys } = StoredDocument.parse(last);
  if (by === 'id') return [id, id];
  if (by === 'updatedAt') return [updatedAt, id];
  const value = keys[by];
  return [value === undefined ? missingPlace : typeof value === 'boolean' ? Number(value) : value, id];
}

function unreadable(error: unknown): undefined {
  if (!sealBroken.is(error)) throw error;
}
