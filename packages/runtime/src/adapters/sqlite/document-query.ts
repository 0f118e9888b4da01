import type { TenantId } from '@mortise/shared/tenant';
import { checkDeclared } from '../../ports/declared-keys.ts';
import type { Collection, Filter, Sort } from '../../ports/documents.ts';
import { missingPlace, type Place } from '../../ports/paging.ts';
import { columnValue, missing } from './document-writes.ts';
import type { Value } from './write.ts';

/** A statement and its values. */
export type Query = { readonly sql: string; readonly values: readonly Value[] };

const columns = 'd.tenant, d.id, d.version, d.updated_at, d.keys, d.key, d.body';

/** A page of documents: by keyset, so that what is put or removed meanwhile neither repeats nor hides another. */
export function findQuery(
  tenantId: TenantId,
  collection: Collection,
  want: { readonly filter: Filter; readonly sort: Sort; readonly after: Place | undefined; readonly rows: number },
): Query {
  const { by, order } = want.sort;
  const isKey = by !== 'id' && by !== 'updatedAt';
  const from = joins(collection, tenantId, isKey ? { [by]: {}, ...want.filter } : want.filter);
  const sorted = isKey ? `${from.aliasOf(by)}.value` : by === 'id' ? 'd.id' : 'd.updated_at';
  // The id of the table sorted by: its index already holds the rows in this order.
  const id = isKey ? `${from.aliasOf(by)}.id` : 'd.id';
  const after = want.after === undefined ? [] : [placeValue(want.after[0]), want.after[1]];
  const past = want.after === undefined ? '' : `AND (${sorted}, ${id}) ${order === 'asc' ? '>' : '<'} (?, ?)`;
  return {
    sql: `SELECT ${columns}, ${sorted} AS sorted FROM documents d ${from.sql}
      WHERE d.tenant = ? AND d.collection = ? ${past} ORDER BY ${sorted} ${order}, ${id} ${order} LIMIT ?`,
    values: [...from.values, tenantId, collection.name, ...after, want.rows],
  };
}

/** How many documents of the tenant meet the filter. */
export function countQuery(tenantId: TenantId, collection: Collection, filter: Filter): Query {
  const from = joins(collection, tenantId, filter);
  return {
    sql: `SELECT count(*) AS count FROM documents d ${from.sql} WHERE d.tenant = ? AND d.collection = ?`,
    values: [...from.values, tenantId, collection.name],
  };
}

/** The documents of every tenant that meet the filter. */
export function acrossQuery(collection: Collection, filter: Filter, limit: number): Query {
  const from = joins(collection, undefined, filter);
  return {
    sql: `SELECT ${columns}, d.id AS sorted FROM documents d ${from.sql}
      WHERE d.collection = ? ORDER BY d.tenant, d.id LIMIT ?`,
    values: [...from.values, collection.name, limit],
  };
}

const placeValue = (value: string | number): Value => (value === missingPlace ? missing : value);

/** One join per filtered field: a document has one row for each field its collection declares. */
function joins(collection: Collection, tenantId: TenantId | undefined, filter: Filter) {
  const fields = Object.keys(filter);
  checkDeclared(collection, fields);
  const aliasOf = (field: string) => `k${fields.indexOf(field)}`;
  const made = Object.entries(filter).map(([field, wanted]): Query => {
    const k = aliasOf(field);
    const { sql, values } = condition(k, field, wanted);
    // The tenant is said again for each: SQLite looks an index up by a value sooner than by another table's column.
    const tenant = tenantId === undefined ? { sql: 'd.tenant', values: [] } : { sql: '?', values: [tenantId] };
    return {
      sql: `JOIN document_keys ${k} ON ${k}.id = d.id AND ${k}.tenant = ${tenant.sql} AND ${k}.collection = ? AND ${sql}`,
      values: [...tenant.values, collection.name, ...values],
    };
  });
  return { aliasOf, sql: made.map(({ sql }) => sql).join(' '), values: made.flatMap(({ values }) => values) };
}

function condition(alias: string, field: string, wanted: Filter[string]): Query {
  const base = { sql: `${alias}.field = ?`, values: [field] };
  const and = (sql: string, values: readonly Value[]): Query => ({ sql: `${base.sql} AND ${sql}`, values: [...base.values, ...values] });
  if (typeof wanted !== 'object') return and(`${alias}.value = ?`, [columnValue(wanted)]);
  if (isList(wanted)) return and(`${alias}.value IN (${wanted.map(() => '?').join(', ')})`, wanted.map(columnValue));
  const { from, to } = wanted;
  const lower = from === undefined ? undefined : and(`${alias}.value >= ?`, [columnValue(from)]);
  const upper = to === undefined ? undefined : { sql: `${alias}.value <= ?`, values: [columnValue(to)] };
  // Without an upper bound the mark of a missing key, which sorts last, would be in the range.
  if (lower !== undefined && upper === undefined) return { sql: `${lower.sql} AND ${alias}.value < ?`, values: [...lower.values, missing] };
  if (upper === undefined) return base;
  return lower === undefined
    ? and(upper.sql, upper.values)
    : { sql: `${lower.sql} AND ${upper.sql}`, values: [...lower.values, ...upper.values] };
}

function isList(wanted: object): wanted is readonly (string | number | boolean)[] {
  return Array.isArray(wanted);
}
