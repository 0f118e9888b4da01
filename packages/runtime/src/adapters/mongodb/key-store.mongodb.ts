import { z } from 'zod';
import { storeUnavailable } from '../../ports/execution-store.ts';
import { destroyedKey, type KeyStore } from '../../ports/key-store.ts';
import type { MongoDatabase } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';
import { names } from './schema.ts';

const counterPlace = { _id: 'keys', tenantId: 'platform' };
const counter = { _id: { $eq: 'keys' }, tenantId: { $eq: 'platform' } };
const Generation = z.object({ value: z.int() });
const Stored = z.object({
  name: z.string(),
  /** Null once destroyed. */
  wrapped: z.string().nullable(),
  /** In place of `wrapped` as soon as its generation is the current one. */
  next: z.object({ generation: z.int(), wrapped: z.string() }).nullable(),
});

/**
 * The vault's keys in MongoDB. Replacing many at once is one step without a transaction: the new keys are laid beside the old ones under the next
 * generation's number, and raising the number, on one document, puts all of them in place.
 */
export function mongoKeyStore(database: MongoDatabase): KeyStore {
  const keys = database.collection(names.keys);
  const counters = database.collection(names.counters);
  const one = (name: string) => ({ tenantId: { $eq: tenantOf(name) }, name: { $eq: name } });

  return {
    async get(name) {
      const stored = await asking(() => keys.findOne(one(name)));
      if (stored === null) return undefined;
      const now = Stored.parse(stored).next === null ? 0 : await generationOf(database);
      return currentKey(stored, now).wrapped ?? destroyedKey;
    },
    async add(name, wrapped) {
      await asking(() => keys.insertOne({ tenantId: tenantOf(name), name, wrapped, next: null })).catch(ifThere);
    },
    async destroy(name) {
      const destroyed = () => asking(() => keys.updateOne(one(name), { $set: { wrapped: null, next: null } }));
      if ((await destroyed()).matchedCount > 0) return;
      await asking(() => keys.insertOne({ tenantId: tenantOf(name), name, wrapped: null, next: null })).catch(async (error) => {
        if (!isDuplicate(error)) throw error;
        await destroyed();
      });
    },
    async list(prefix) {
      const now = await generationOf(database);
      const found = await asking(() =>
        keys
          .find({ name: { $gte: prefix, $lt: `${prefix}\uffff` } })
          .sort({ name: 1 })
          .toArray(),
      );
      return found.flatMap((stored) => {
        const { name, wrapped } = currentKey(stored, now);
        return name.startsWith(prefix) && wrapped !== null ? [{ name, wrapped }] : [];
      });
    },
    async replace(replaced) {
      const now = await generationOf(database);
      const next = now + 1;
      // What an attempt that did not come to its end left behind must not come into force with this one.
      await asking(() => keys.updateMany({ 'next.generation': { $gte: next } }, { $set: { next: null } }));
      const stored = await asking(() => keys.find({ name: { $in: replaced.map(({ name }) => name) } }).toArray());
      const before = new Map(stored.map((one) => currentKey(one, now)).map(({ name, wrapped }) => [name, wrapped]));
      for (const { name, wrapped } of replaced) {
        const old = before.get(name);
        if (old == null) continue;
        const set = { wrapped: old, next: { generation: next, wrapped } };
        await asking(() => keys.updateOne({ ...one(name), wrapped: { $ne: null } }, { $set: set }));
      }
      await raise(now);
    },
  };

  /** The one step that puts the next generation in force. */
  async function raise(now: number): Promise<void> {
    if (now === 0) await asking(() => counters.insertOne({ ...counterPlace, value: now })).catch(ifThere);
    const filter = { ...counter, value: { $eq: now } };
    const raised = await asking(() => counters.findOneAndUpdate(filter, { $set: { value: now + 1 } }));
    if (raised === null) throw storeUnavailable({ reason: 'the keys were replaced by somebody else at the same time' });
  }
}

function ifThere(error: unknown): void {
  if (!isDuplicate(error)) throw error;
}

/** The number of the keys in force. */
export async function generationOf(database: Pick<MongoDatabase, 'collection'>): Promise<number> {
  const found = await asking(() => database.collection(names.counters).findOne(counter));
  return found === null ? 0 : Generation.parse(found).value;
}

/** A stored key as it is in force; null once destroyed. */
export function currentKey(stored: unknown, generation: number): { readonly name: string; readonly wrapped: string | null } {
  const { name, wrapped, next } = Stored.parse(stored);
  return { name, wrapped: wrapped !== null && next !== null && next.generation <= generation ? next.wrapped : wrapped };
}

/** Whose key it is: names are `tenant/T`, `customer/T/C`, or the platform's own. */
export function tenantOf(name: string): string {
  const [kind, tenant] = name.split('/');
  return kind === 'shared' || tenant === undefined ? 'platform' : tenant;
}
