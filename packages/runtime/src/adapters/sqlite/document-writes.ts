import type { TenantId } from '@mortise/shared/tenant';
import { fieldsOf } from '../../ports/declared-keys.ts';
import type { Collection, Key, Put } from '../../ports/documents.ts';
import type { Step, Value, Write } from './write.ts';

/** A document ready to be stored: its body sealed by `key`. */
export type SealedPut = { readonly put: Put; readonly key: string; readonly body: Uint8Array; readonly at: string };

/** Stands for a key a document does not have, so that sorting by it leaves no document out. Sorts after every value. */
export const missing = new Uint8Array(0);

/** A key as SQLite holds and compares it. */
export function columnValue(key: Key): string | number {
  return typeof key === 'boolean' ? Number(key) : key;
}

const insert = `INSERT INTO documents (tenant, collection, id, version, updated_at, keys, key, body) VALUES (?, ?, ?, 1, ?, ?, ?, ?)`;
const insertOrReplace = `${insert} ON CONFLICT (tenant, collection, id) DO UPDATE
  SET version = version + 1, updated_at = excluded.updated_at, keys = excluded.keys, key = excluded.key, body = excluded.body RETURNING version`;
const replace = `UPDATE documents SET version = version + 1, updated_at = ?, keys = ?, key = ?, body = ?
  WHERE tenant = ? AND collection = ? AND id = ? AND version = ? RETURNING version`;
const removeKeys = 'DELETE FROM document_keys WHERE tenant = ? AND collection = ? AND id = ?';
const insertKey = 'INSERT INTO document_keys (tenant, collection, id, field, value, alone) VALUES (?, ?, ?, ?, ?, ?)';

/** Steps before those that insert keys, which follow in the order of `fieldsOf`. */
export const stepsBeforeKeys = 2;

/** The first step gives the new version, and is refused when the document is not at `ifVersion`. */
export function putWrite(tenantId: TenantId, collection: Collection, { put, key, body, at }: SealedPut, ifVersion: number | 'any'): Write {
  const place = [tenantId, collection.name, put.id];
  const content = [at, JSON.stringify(put.keys), key, body];
  const document: Step =
    ifVersion === 'any'
      ? { sql: insertOrReplace, values: [...place, ...content], must: 'give' }
      : ifVersion === 0
        ? { sql: `${insert} RETURNING version`, values: [...place, ...content], must: 'give' }
        : { sql: replace, values: [...content, ...place, ifVersion], must: 'give' };
  const keys = fieldsOf(collection).map((field): Step => {
    const given = put.keys[field];
    const value: Value = given === undefined ? missing : columnValue(given);
    const isAlone = given !== undefined && (collection.unique ?? []).includes(field);
    return { sql: insertKey, values: [...place, field, value, Number(isAlone)] };
  });
  return [document, { sql: removeKeys, values: place }, ...keys];
}

/** Its first step changes nothing when there is no such document. */
export function removeWrite(tenantId: TenantId, collection: Collection, id: string): Write {
  const values = [tenantId, collection.name, id];
  return [
    { sql: 'DELETE FROM documents WHERE tenant = ? AND collection = ? AND id = ?', values, must: 'change' },
    { sql: removeKeys, values },
  ];
}
