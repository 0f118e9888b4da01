import { type Collection, type Db, type Document, type Long, MongoClient, type MongoClientOptions, type ObjectId } from 'mongodb';
import { z } from 'zod';
import { asking } from './failure.ts';

/** A document as it is stored, before its adapter parses it. */
export type Stored = Document & { _id?: string | number | Long | ObjectId };

/** One MongoDB database for all stores of a deployment, shared by every process of it. */
export type MongoDatabase = {
  /** A collection of documents as they are stored: each adapter parses its own. */
  collection(name: string): Collection<Stored>;
  readonly db: Db;
  /** The server's own clock, in ms since 1970: the only one that leases go by. */
  now(): Promise<number>;
  /** Resolves when every connection is closed; closing again changes nothing. */
  close(): Promise<void>;
};

const Greeting = z.object({ localTime: z.date() });
const usualDatabase = 'mortise';
const selectionMs = 5_000;
const triesAtMost = 3;

/**
 * Connects. Whatever the address says: a write counts once most of the servers have it in their journals, and only such writes are read, from
 * the primary. Server-side JavaScript is never asked for. Throws `store.unavailable`.
 */
export async function connectMongo({ uri }: { readonly uri: string }): Promise<MongoDatabase> {
  const options: MongoClientOptions = {
    appName: 'mortise',
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryWrites: true,
    serverSelectionTimeoutMS: selectionMs,
    maxPoolSize: 50,
    promoteBuffers: true,
    ignoreUndefined: true,
  };
  const client = await asking(() => connectPatiently(uri, options));
  const db = client.db(databaseOf(uri) ?? usualDatabase);
  return {
    db,
    collection: (name) => db.collection(name),
    now: () => asking(async () => Greeting.parse(await db.command({ hello: 1 })).localTime.getTime()),
    close: () => client.close(),
  };
}

/** A server that is just starting, or very busy, is waited for a little. */
async function connectPatiently(uri: string, options: MongoClientOptions): Promise<MongoClient> {
  for (let tries = 1; ; tries++) {
    const client = new MongoClient(uri, options);
    try {
      return await client.connect();
    } catch (error) {
      await client.close();
      if (tries >= triesAtMost) throw error;
    }
  }
}

/** The same address, naming this database. */
export function addressOf(uri: string, database: string): string {
  const [, server = '', options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${server}/${encodeURIComponent(database)}${options}`;
}

/** Removes a database with everything in it: for tests and measurements. */
export async function dropDatabase(uri: string): Promise<void> {
  const { db, close } = await connectMongo({ uri });
  await asking(() => db.dropDatabase()).finally(close);
}

/** The database that an address names. */
function databaseOf(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
