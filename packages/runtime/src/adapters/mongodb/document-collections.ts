import type { IndexDescription, Collection as MongoCollection } from 'mongodb';
import { fieldsOf } from '../../ports/declared-keys.ts';
import type { Collection } from '../../ports/documents.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { aloneField, keyField } from './document-query.ts';
import { makeIndexes } from './schema.ts';

/** What the collections of documents are called, beside those of the log. */
export const shelfPrefix = 'doc_';

/** Gives the collection of a kind of documents, with its indexes, which are made on first use. */
export function openShelves(database: MongoDatabase): (collection: Collection) => Promise<MongoCollection<Stored>> {
  const made = new Map<string, Promise<void>>();
  return async (collection) => {
    const name = `${shelfPrefix}${collection.name}`;
    const known = made.get(name) ?? makeIndexes(database, name, indexesOf(collection));
    made.set(name, known);
    // Where they could not be made they are asked for again the next time.
    known.catch(() => made.delete(name));
    await known;
    return database.collection(name);
  };
}

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
        name: `alone-${field}`,
        key: { tenantId: 1, [aloneField(field)]: 1 },
        unique: true,
      }),
    ),
  ];
}
