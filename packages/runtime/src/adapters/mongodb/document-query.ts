import { checkDeclared, fieldsOf } from '../../ports/declared-keys.ts';
import type { Collection, Filter, Key, Put, Sort } from '../../ports/documents.ts';
import { missingPlace, type Place } from '../../ports/paging.ts';
import type { Stored } from './connect.ts';

/** Where an indexed key of a document is stored. */
export const keyField = (field: string) => `k_${field}`;

/** Where a unique key is stored once more: there it is never absent, since not every server can leave documents out of an index. */
export const aloneField = (field: string) => `u_${field}`;

/** Stands for a key that a document does not have: of a type that sorts after every number and text, and that no range of either holds. */
export const missingKey = true;

/** A key as it is stored and compared: of one order with those of other stores. */
const storedKey = (key: Key): string | number => (typeof key === 'boolean' ? Number(key) : key);

/** The indexed fields of a document. What stands for a missing unique key is like nobody else's. */
export function fieldsFrom(collection: Collection, { id, keys }: Put): Stored {
  const indexed = fieldsOf(collection).map((field) => {
    const key = keys[field];
    return [keyField(field), key === undefined ? missingKey : storedKey(key)];
  });
  const alone = (collection.unique ?? []).map((field) => {
    const key = keys[field];
    return [aloneField(field), key === undefined ? `\u0000${id}` : storedKey(key)];
  });
  return Object.fromEntries([...indexed, ...alone]);
}

/** One condition for each filtered field. Values stand behind `$eq` and its like, so that none is ever read as an operator. */
export function matching(collection: Collection, filter: Filter): readonly Stored[] {
  checkDeclared(collection, Object.keys(filter));
  return Object.entries(filter).flatMap(([field, wanted]) => {
    const one = condition(wanted);
    return one === undefined ? [] : [{ [keyField(field)]: one }];
  });
}

function condition(wanted: Filter[string]): Stored | undefined {
  if (typeof wanted !== 'object') return { $eq: storedKey(wanted) };
  if (isList(wanted)) return { $in: wanted.map(storedKey) };
  const { from, to } = wanted;
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { $gte: storedKey(from) }), ...(to === undefined ? {} : { $lte: storedKey(to) }) };
}

const sortField = (by: string) => (by === 'id' || by === 'updatedAt' ? by : keyField(by));

/** The order asked for, and the id among equals. Documents without the key come last, or first where the order is turned round. */
export function sorting({ by, order }: Sort): Record<string, 1 | -1> {
  const way = order === 'asc' ? 1 : -1;
  return by === 'id' ? { id: way } : { [sortField(by)]: way, id: way };
}

/** What lies behind the place where a page ended: by keyset, so that what is put or removed meanwhile neither repeats nor hides another. */
export function past(collection: Collection, { by, order }: Sort, place: Place | undefined): readonly Stored[] {
  if (by !== 'id' && by !== 'updatedAt') checkDeclared(collection, [by]);
  if (place === undefined) return [];
  const [value, id] = place;
  const field = sortField(by);
  const beyond = order === 'asc' ? '$gt' : '$lt';
  if (by === 'id') return [{ id: { [beyond]: id } }];
  if (value === missingPlace) {
    const rest = { [field]: { $eq: missingKey }, id: { [beyond]: id } };
    return [order === 'asc' ? rest : { $or: [rest, { [field]: { $ne: missingKey } }] }];
  }
  const equal = { [field]: { $eq: value }, id: { [beyond]: id } };
  const further = { [field]: { [beyond]: value } };
  return [{ $or: order === 'asc' ? [equal, further, { [field]: { $eq: missingKey } }] : [equal, further] }];
}

function isList(wanted: object): wanted is readonly Key[] {
  return Array.isArray(wanted);
}
