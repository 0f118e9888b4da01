import { storeHalfCopied, storeInUse } from '../../ports/store-refusals.ts';
import type { MongoDatabase } from './connect.ts';
import { asking } from './failure.ts';
import { names } from './schema.ts';

const platform = { tenantId: { $eq: 'platform' } };
const copy = { _id: { $eq: 'copy' }, ...platform };

/** Whether nothing was ever stored in it. */
export async function isEmpty(database: MongoDatabase): Promise<boolean> {
  return (await asking(() => database.collection(names.about).findOne(platform))) === null;
}

/** Marks the database as half copied, and removes what an earlier attempt left; false, with nothing changed, where it holds anything else. */
export async function beginCopy(database: MongoDatabase): Promise<boolean> {
  const half = await asking(() => database.collection(names.about).findOne(copy));
  if (half === null && !(await isEmpty(database))) return false;
  if (half !== null) await asking(() => database.db.dropDatabase());
  await asking(() => database.collection(names.about).insertOne({ _id: 'copy', tenantId: 'platform' }));
  return true;
}

/** The copy is whole: the database may be opened. */
export async function endCopy(database: MongoDatabase): Promise<void> {
  await asking(() => database.collection(names.about).deleteOne(copy));
}

/** Throws `store.half-copied` where a copy did not come to its end. */
export async function refuseHalfCopied(database: MongoDatabase): Promise<void> {
  if ((await asking(() => database.collection(names.about).findOne(copy))) !== null) throw storeHalfCopied({});
}

/** Throws `store.in-use` while any process serves the database. */
export async function refuseCrew(database: MongoDatabase): Promise<void> {
  const now = await database.now();
  const alive = { ...platform, until: { $gt: now } };
  if ((await asking(() => database.collection(names.crew).findOne(alive))) !== null) throw storeInUse({ place: 'the database' });
}
