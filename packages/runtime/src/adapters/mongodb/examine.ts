import { Long } from 'mongodb';
import { connectMongo } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';

/** What a server must keep to, tried out on it. */
export type Examination = { readonly name: string; readonly isKept: boolean };

const writers = 20;
const skewMostMs = 5 * 60_000;

/**
 * Tries a server out in a collection of its own, which is removed again: a unique index must refuse a second document, one document must never
 * take two changes at once, and its clock must be near this machine's. Throws `store.unavailable`.
 */
export async function examineMongo({ uri }: { readonly uri: string }): Promise<readonly Examination[]> {
  const database = await connectMongo({ uri });
  const collection = database.collection(`examined_${crypto.randomUUID()}`);
  try {
    await asking(() => collection.createIndex({ tenantId: 1, id: 1 }, { unique: true, name: 'one' }));
    const insert = () => asking(() => collection.insertOne({ tenantId: 'platform', id: 'one', count: Long.ZERO }));
    await insert();
    const isFence = await insert().then(() => false, isDuplicate);
    const filter = { tenantId: { $eq: 'platform' }, id: { $eq: 'one' } };
    const raise = () => asking(() => collection.findOneAndUpdate(filter, { $inc: { count: Long.ONE } }, { returnDocument: 'after' }));
    const raised = await Promise.all(Array.from({ length: writers }, raise));
    const skew = Math.abs((await database.now()) - Date.now());
    return [
      { name: 'a unique index refuses a second document', isKept: isFence },
      { name: 'changes of one document follow each other', isKept: new Set(raised.map((one) => Number(one?.count))).size === writers },
      { name: 'the clocks are less than five minutes apart', isKept: skew < skewMostMs },
    ];
  } finally {
    await asking(() => collection.drop()).catch(() => false);
    await database.close();
  }
}
