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

/** Documents that came before a unique field was declared get what stands for a missing key: else the index could not be made. */
async function prepare(database: MongoDatabase, name: string, collection: Collection): Promise<void> {
  const shelf = database.collection(name);
  const there = await indexesThere(database, name);
  for (const field of (collection.unique ?? []).filter((field) => !there.has(aloneIndex(field)))) {
    const without = await asking(() =>
      shelf.find({ [aloneField(field)]: { $exists: false } }, { projection: { id: 1, keys: 1 } }).toArray(),
    );
    for (const document of without) {
      const { id, keys } = Plain.parse(document);
      const alone = fieldsFrom(collection, { id, keys, body: {} })[aloneField(field)];
      await asking(() => shelf.updateOne({ _id: { $eq: document._id } }, { $set: { [aloneField(field)]: alone } }));
    }
  }
  await makeIndexes(database, name, indexesOf(collection));
}

const aloneIndex = (field: string) => `alone-${field}`;

function indexesOf(collection: Collection): readonly IndexDescription[] {
  return [
    { name: 'one', key: { tenantId: 1, id: 1 }, unique: true },
    { name: 'latest', key: { tenantId: 1, updatedAt: 1, id: 1 } },
    ...fieldsOf(collection).flatMap((field): IndexDescription[] => [
      { name: `by-${field}`, key: { tenantId: 1, [keyField(field)]: 1, id: 1 } },
      { name: `across-${field}`, key: { [keyField(field)]: 1 } },
    ]),
    ...(collection.unique ?? []).map(
      (field): IndexDescription => ({
        name: aloneIndex(field),
        key: { tenantId: 1, [aloneField(field)]: 1 },
        unique: true,
      }),
    ),
  ];
}
