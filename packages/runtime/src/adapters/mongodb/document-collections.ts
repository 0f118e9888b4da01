import type { IndexDescription, Collection as MongoCollection } from 'mongodb';
import { z } from 'zod';
import { fieldsOf } from '../../ports/declared-keys.ts';
import type { Collection } from '../../ports/documents.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { aloneField, fieldsFrom, keyField } from './document-query.ts';
import { asking } from './failure.ts';
import { indexesThere, makeIndexes } from './schema.ts';

const Plain = z.object({ id: z.string(), keys: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) });

/** What the collections of documents are called, beside those of the log. */
export const shelfPrefix = 'doc_';

/** Gives the collection of a kind of documents, with its indexes, which are made on first use. */
export function openShelves(database: MongoDatabase): (collection: Collection) => Promise<MongoCollection<Stored>> {
  const made = new Map<string, Promise<void>>();
  return async (collection) => {
    const name = `${shelfPrefix}${collection.name}`;
    const known = made.get(name) ?? prepare(database, name, collection);
    made.set(name, known);
    // Where they could not be made they are asked for again the next time.
    known.catch(() => made.delete(name));
    await known;
    return database.collection(name);
  };
}

/** Documents that came before a field was declared get what stands for it first: an index is made of all of them or of none. */
async function prepare(database: MongoDatabase, name: string, collection: Collection): Promise<void> {
  const shelf = database.collection(name);
  const there = await indexesThere(database, name);
  const wanted = indexesOf(collection).filter((index) => !there.has(index.name));
  const fields = new Set(wanted.flatMap(({ field }) => (field === undefined ? [] : [field])));
  for (const field of fields) {
    const without = await asking(() => shelf.find({ [field]: { $exists: false } }, { projection: { id: 1, keys: 1 } }).toArray());
    for (const document of without) {
      const { id, keys } = Plain.parse(document);
      const set = { [field]: fieldsFrom(collection, { id, keys, body: {} })[field] };
      await asking(() => shelf.updateOne({ _id: { $eq: document._id } }, { $set: set }));
    }
  }
  const described = wanted.map(({ field: _, ...index }): IndexDescription => index);
  await makeIndexes(database, name, described);
}

type Wanted = IndexDescription & { readonly name: string; readonly field?: string };

/** The indexes of a kind of documents, with the field that each is about. */
function indexesOf(collection: Collection): readonly Wanted[] {
  return [
    { name: 'one', key: { tenantId: 1, id: 1 }, unique: true },
    { name: 'latest', key: { tenantId: 1, updatedAt: 1, id: 1 } },
    ...fieldsOf(collection).flatMap((field): Wanted[] => [
      { name: `by-${field}`, key: { tenantId: 1, [keyField(field)]: 1, id: 1 }, field: keyField(field) },
      { name: `across-${field}`, key: { [keyField(field)]: 1 }, field: keyField(field) },
    ]),
    ...(collection.unique ?? []).map((field): Wanted => {
      const key = { tenantId: 1, [aloneField(field)]: 1 } as const;
      return { name: `alone-${field}`, key, unique: true, field: aloneField(field) };
    }),
  ];
}
