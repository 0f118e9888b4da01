import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { defineFault } from '@mortise/shared/fault';
import { diskBlobs } from './adapters/files/disk-blobs.ts';
import { mongoArchive } from './adapters/mongodb/archive.mongodb.ts';
import { mongoBlobs } from './adapters/mongodb/blobs.mongodb.ts';
import { connectMongo } from './adapters/mongodb/connect.ts';
import { beginCopy, endCopy, isEmpty, refuseCrew } from './adapters/mongodb/copying.ts';
import { prepareSchema } from './adapters/mongodb/schema.ts';
import { sqliteArchive } from './adapters/sqlite/archive.sqlite.ts';
import { openDatabase } from './adapters/sqlite/database.ts';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import type { Archive } from './ports/archive.ts';
import type { Blobs } from './ports/blobs.ts';

/** A copy goes only where nothing is. */
export const storeNotEmpty = defineFault<{ place: string }>(
  'store.not-empty',
  'caller',
  ({ place }) => `${place} holds data: copy to an empty one`,
);
export const nothingThere = defineFault<{ place: string }>('store.nothing-there', 'caller', ({ place }) => `${place} holds no store`);

/** A store opened to be copied as a whole, sealed as it is. */
export type OpenArchive = Archive & {
  readonly blobs: Blobs;
  /** Throws `store.in-use` if somebody began to use the store meanwhile. */
  confirm(): Promise<void>;
  close(): Promise<void>;
};

/** Opens the store at a MongoDB address or in a folder, for reading. Throws `store.in-use` while a server has it, `store.nothing-there`. */
export async function openSource(address: string): Promise<OpenArchive> {
  if (isMongo(address)) {
    const database = await connectMongo({ uri: address });
    const confirm = () => refuseCrew(database);
    try {
      if (await isEmpty(database)) throw nothingThere({ place: 'the database' });
      await confirm();
    } catch (error) {
      await database.close();
      throw error;
    }
    return { ...mongoArchive(database), blobs: mongoBlobs(database), confirm, close: () => database.close() };
  }
  const folder = resolve(address);
  if (!existsSync(join(folder, 'mortise.db'))) throw nothingThere({ place: `the folder ${folder}` });
  return folderArchive(folder);
}

/** Opens an empty store for writing. It counts as half copied, and nobody can open it, until it is confirmed. Throws `store.not-empty`. */
export async function openTarget(address: string): Promise<OpenArchive> {
  if (isMongo(address)) {
    const database = await connectMongo({ uri: address });
    try {
      if (!(await beginCopy(database))) throw storeNotEmpty({ place: 'the database' });
      await prepareSchema(database);
    } catch (error) {
      await database.close();
      throw error;
    }
    return { ...mongoArchive(database), blobs: mongoBlobs(database), confirm: () => endCopy(database), close: () => database.close() };
  }
  const folder = resolve(address);
  if (existsSync(join(folder, 'mortise.db')) || existsSync(join(folder, 'files'))) throw storeNotEmpty({ place: `the folder ${folder}` });
  // What an earlier attempt left behind is made anew.
  const halfway = join(folder, '.copying');
  await rm(halfway, { recursive: true, force: true });
  await mkdir(halfway, { recursive: true, mode: 0o700 });
  const archive = await folderArchive(halfway);
  const confirm = async () => {
    await archive.close();
    // The database last: with it the store is there.
    if (existsSync(join(halfway, 'files'))) await rename(join(halfway, 'files'), join(folder, 'files'));
    await rename(join(halfway, 'mortise.db'), join(folder, 'mortise.db'));
    await rm(halfway, { recursive: true, force: true });
  };
  return { ...archive, confirm };
}

async function folderArchive(folder: string): Promise<OpenArchive> {
  const database = await openDatabase({ folder });
  const blobs = diskBlobs({ folder: join(folder, 'files'), ids: systemIds(systemClock()) });
  return { ...sqliteArchive(database), blobs, confirm: async () => {}, close: () => database.close() };
}

/** Whether a place is a database rather than a folder. */
export function isMongo(address: string): boolean {
  return /^mongodb(\+srv)?:\/\//.test(address);
}
