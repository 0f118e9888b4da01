import { type IndexDescription, MongoServerError } from 'mongodb';
import { z } from 'zod';
import { storeTooNew } from '../../ports/store-refusals.ts';
import type { MongoDatabase } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';

/** The collections, but those of documents: each kind of document has one of its own. */
export const names = {
  about: 'about',
  counters: 'counters',
  executions: 'executions',
  batches: 'batches',
  keys: 'keys',
  files: 'files',
  chunks: 'fileChunks',
  crew: 'crew',
  duties: 'duties',
} as const;

/** The form of what is stored; a release that changes it brings the steps. */
const schemaVersion = 1;

const namespaceNotFound = 26;
const Named = z.object({ name: z.string() });
const About = z.object({ version: z.int() });
const about = { _id: { $eq: 'schema' }, tenantId: { $eq: 'platform' } };

/** Plain and unique indexes only: no partial ones, no time to live. Unique ones begin with the tenant. */
const indexes: Readonly<Record<string, readonly IndexDescription[]>> = {
  [names.executions]: [
    { name: 'one', key: { tenantId: 1, id: 1 }, unique: true },
    { name: 'newest', key: { tenantId: 1, createdAt: 1, id: 1 } },
    { name: 'by-business-key', key: { tenantId: 1, businessKey: 1, createdAt: 1, id: 1 } },
    { name: 'by-conversation', key: { tenantId: 1, conversation: 1, createdAt: 1, id: 1 } },
    { name: 'by-customer', key: { tenantId: 1, customer: 1, createdAt: 1, id: 1 } },
    { name: 'waits', key: { tenantId: 1, waitingFor: 1, id: 1 } },
    { name: 'due', key: { due: 1 } },
    { name: 'open', key: { open: 1, id: 1 } },
    { name: 'performers', key: { performers: 1 } },
  ],
  // The fence. The position is `_id`, which is unique by itself.
  [names.batches]: [{ name: 'fence', key: { tenantId: 1, execution: 1, seq: 1 }, unique: true }],
  [names.keys]: [{ name: 'one', key: { tenantId: 1, name: 1 }, unique: true }],
  [names.files]: [{ name: 'one', key: { tenantId: 1, name: 1 }, unique: true }],
  [names.chunks]: [{ name: 'one', key: { tenantId: 1, upload: 1, n: 1 }, unique: true }],
};

/** Brings a database up to this release's schema; harmless when several processes do it at once. Throws `store.too-new`. */
export async function prepareSchema(database: MongoDatabase): Promise<void> {
  const collection = database.collection(names.about);
  const found = await asking(() => collection.findOne(about));
  const version = found === null ? 0 : About.parse(found).version;
  if (version > schemaVersion) throw storeTooNew({ version, known: schemaVersion });
  if (version === schemaVersion) return;
  for (const [name, wanted] of Object.entries(indexes)) await makeIndexes(database, name, wanted);
  await asking(() => collection.insertOne({ _id: 'schema', tenantId: 'platform', version: schemaVersion })).catch((error) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Makes the indexes that are not there yet, one by one: several processes may be at it at once. */
export async function makeIndexes(database: MongoDatabase, name: string, wanted: readonly IndexDescription[]): Promise<void> {
  const collection = database.collection(name);
  const there = await indexesThere(database, name);
  for (const index of wanted) if (!there.has(index.name ?? '')) await asking(() => collection.createIndexes([index]));
}

/** The names of a collection's indexes. */
export async function indexesThere(database: MongoDatabase, name: string): Promise<ReadonlySet<string>> {
  const listed = await asking(() => database.collection(name).listIndexes().toArray().catch(noneYet));
  return new Set(listed.map((index) => Named.parse(index).name));
}

/** A collection that nobody has written to is none. */
function noneYet(error: unknown): [] {
  if (error instanceof MongoServerError && error.code === namespaceNotFound) return [];
  throw error;
}
