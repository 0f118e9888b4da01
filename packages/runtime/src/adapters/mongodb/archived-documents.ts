import { Binary } from 'mongodb';
import { z } from 'zod';
import { ArchivedDocument, type ArchivePart } from '../../ports/archive.ts';
import { behind, insertAll, nextOf, PlaceOfOne } from './archived-pages.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { shelfPrefix } from './document-collections.ts';
import { aloneField, keyField, missingKey } from './document-query.ts';
import { asking } from './failure.ts';

const Named = z.object({ name: z.string() });
const Place = z.object({ collection: z.string(), after: z.string().optional() });

/** The documents of all collections, one collection after the other. */
export function archivedDocuments(database: MongoDatabase): ArchivePart<ArchivedDocument> {
  async function shelves(): Promise<readonly string[]> {
    const listed = await asking(() => database.db.listCollections({}, { nameOnly: true }).toArray());
    const found = listed.map((one) => Named.parse(one).name).filter((name) => name.startsWith(shelfPrefix));
    return found.map((name) => name.slice(shelfPrefix.length)).sort();
  }
  const shelfOf = (collection: string) => database.collection(`${shelfPrefix}${collection}`);

  return {
    async read(place, limit) {
      const all = await shelves();
      const at = place === undefined ? { collection: all[0] } : Place.parse(JSON.parse(place));
      const { collection } = at;
      if (collection === undefined) return { records: [] };
      const after = 'after' in at ? at.after : undefined;
      const found = await asking(() => shelfOf(collection).find(behind(after)).sort({ tenantId: 1, id: 1 }).limit(limit).toArray());
      const page = nextOf(found, limit, (last) => JSON.stringify(PlaceOfOne.parse(last)));
      const records = page.records.map((one) => ArchivedDocument.parse({ ...one, collection, fields: fieldsOf(one) }));
      if (page.next !== undefined) return { records, next: JSON.stringify({ collection, after: page.next }) };
      const following = all[all.indexOf(collection) + 1];
      return following === undefined ? { records } : { records, next: JSON.stringify({ collection: following }) };
    },
    async write(records) {
      for (const [collection, its] of Map.groupBy(records, (one) => one.collection))
        await insertAll(shelfOf(collection), its.map(storedFrom));
    },
    async count() {
      const counts = await Promise.all((await shelves()).map((name) => asking(() => shelfOf(name).countDocuments({}))));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** The declared fields, from those that stand for them. */
function fieldsOf(stored: Stored): ArchivedDocument['fields'] {
  const prefix = keyField('');
  return Object.keys(stored)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .map((field) => ({
      field,
      value: stored[keyField(field)] === missingKey ? null : stored[keyField(field)],
      isUnique: aloneField(field) in stored,
    }));
}

/** A unique key that a document does not have gets what stands for it when its index is made. */
function storedFrom({ collection: _, fields, body, ...same }: ArchivedDocument): Stored {
  const indexed = fields.map(({ field, value }) => [keyField(field), value ?? missingKey]);
  const alone = fields.flatMap(({ field, value, isUnique }) => (isUnique && value !== null ? [[aloneField(field), value]] : []));
  return { ...same, ...Object.fromEntries([...indexed, ...alone]), body: new Binary(body) };
}
