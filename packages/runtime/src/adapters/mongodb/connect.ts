import { type Collection, type Db, type Document, type Long, MongoClient, type ObjectId } from 'mongodb';
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

/**
 * Connects. Whatever the address says: a write counts once most of the servers have it in their journals, and only such writes are read, from
 * the primary. Server-side JavaScript is never asked for. Throws `store.unavailable`.
 */
export async function connectMongo({ uri }: { readonly uri: string }): Promise<MongoDatabase> {
  const client = await asking(async () => {
    const connecting = new MongoClient(uri, {
      appName: 'mortise',
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      retryWrites: true,
      serverSelectionTimeoutMS: selectionMs,
      maxPoolSize: 50,
      promoteBuffers: true,
      ignoreUndefined: true,
    });
    return connecting.connect().catch(async (error) => {
      await connecting.close();
      throw error;
    });
  });
  const db = client.db(databaseOf(uri) ?? usualDatabase);
  return {
    db,
    collection: (name) => db.collection(name),
    now: () => asking(async () => Greeting.parse(await db.command({ hello: 1 })).localTime.getTime()),
    close: () => client.close(),
  };
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
