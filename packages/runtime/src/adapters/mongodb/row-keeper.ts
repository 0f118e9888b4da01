import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { MongoDatabase } from './connect.ts';
import { storedExecutionFrom } from './execution-row.ts';
import type { Rows } from './execution-rows.ts';
import { asking, isDuplicate } from './failure.ts';
import type { Feed } from './feed.ts';
import { changeFields, readStanding } from './newest-batch.ts';
import { names } from './schema.ts';
import { nobody } from './work.ts';

/** Keeps rows from lagging behind the batches for good. */
export type RowKeeper = {
  /** Brings forward the rows of what was committed before the last sweep. One process at a time need do it; two do no harm. */
  sweep(): Promise<void>;
};

const counterPlace = { _id: 'rows', tenantId: 'platform' };
const counter = { _id: { $eq: 'rows' }, tenantId: { $eq: 'platform' } };
const Swept = z.object({ value: z.int() });
const Place = z.object({ _id: z.int(), tenantId: TenantId, execution: z.string(), seq: z.int(), by: z.string() });
const page = 200;

type Moved = Readonly<z.infer<typeof Place>>;

/**
 * A process that dies between a batch and its row leaves a row that lags: look-ups would not see what it waits for, and nobody would carry out
 * what it decided. The keeper walks the feed one sweep behind, so that rows about to be written are left alone.
 */
export async function openRowKeeper(options: {
  readonly database: Pick<MongoDatabase, 'collection'>;
  readonly rows: Pick<Rows, 'write'>;
  readonly feed: Feed;
}): Promise<RowKeeper> {
  const { database, rows, feed } = options;
  const executions = database.collection(names.executions);
  const counters = database.collection(names.counters);
  let until = await feed.newest();

  async function lagging(moved: readonly Moved[]): Promise<readonly Moved[]> {
    const newest = new Map(moved.map((one) => [`${one.tenantId} ${one.execution}`, one]));
    const filter = {
      tenantId: { $in: [...new Set(moved.map(({ tenantId }) => tenantId))] },
      id: { $in: moved.map(({ execution }) => execution) },
    };
    const found = await asking(() => executions.find(filter).toArray());
    return found.map(storedExecutionFrom).flatMap(({ row }) => {
      const one = newest.get(`${row.tenantId} ${row.id}`);
      return one !== undefined && one.seq > row.seq ? [one] : [];
    });
  }

  /** What was decided and not carried out belongs to nobody now: whoever committed it is dead, or does not know that it did. */
  async function bringForward({ tenantId, execution, by }: Moved): Promise<void> {
    const standing = await readStanding(database, { tenantId, id: execution }, changeFields);
    if (standing === undefined) return;
    const work = standing.work.map((item) => (item.by === by ? { ...item, by: nobody } : item));
    await rows.write({ tenantId, id: execution }, { ...standing, work });
  }

  return {
    async sweep() {
      const found = await asking(() => counters.findOne(counter));
      let swept = found === null ? 0 : Swept.parse(found).value;
      const end = until;
      until = await feed.newest();
      while (swept < end) {
        const { documents, to } = await feed.read(swept, page, ['tenantId', 'execution', 'seq', 'by']);
        if (to === swept) break;
        swept = to;
        const moved = documents.map((document) => Place.parse(document));
        for (const one of moved.length === 0 ? [] : await lagging(moved)) await bringForward(one);
      }
      const update = { $max: { value: swept } };
      const saved = () => asking(() => counters.updateOne(counter, update));
      if ((await saved()).matchedCount > 0) return;
      await asking(() => counters.insertOne({ ...counterPlace, value: swept })).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
      await saved();
    },
  };
}
