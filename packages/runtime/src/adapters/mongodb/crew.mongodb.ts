import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Crew, News } from '../../ports/crew.ts';
import { openAdoption } from './adoption.ts';
import type { MongoDatabase } from './connect.ts';
import type { Rows } from './execution-rows.ts';
import { asking, isDuplicate } from './failure.ts';
import type { Feed } from './feed.ts';
import type { Positions } from './positions.ts';
import { openRowKeeper } from './row-keeper.ts';
import { names } from './schema.ts';

export type MongoCrewParts = {
  readonly database: Pick<MongoDatabase, 'collection' | 'now'>;
  readonly rows: Pick<Rows, 'takeOver' | 'write'>;
  readonly feed: Feed;
  readonly positions: Pick<Positions, 'drawn'>;
  readonly clock: Clock;
  /** The process, as it signs its batches. */
  readonly self: string;
  readonly leaseMs: number;
};

const platform = { tenantId: { $eq: 'platform' } };
const Due = z.object({ tenantId: TenantId, id: z.string() });
const Told = z.object({
  tenantId: TenantId,
  execution: z.string(),
  seq: z.int(),
  by: z.string(),
  conversation: z.string().nullable(),
  kinds: z.array(z.string()),
});
const newsFields = ['tenantId', 'execution', 'seq', 'by', 'conversation', 'kinds'] as const;
const newsAtOnce = 500;
/** A process that said nothing for so long is forgotten. */
const forgottenMs = 7 * 86_400_000;

/** The crew on a MongoDB database. Opening it reports for the first time: no batch is signed by a process that nobody knows. */
export async function openMongoCrew({ database, rows, feed, positions, clock, self, leaseMs }: MongoCrewParts): Promise<Crew> {
  const executions = database.collection(names.executions);
  const processes = database.collection(names.crew);
  const duties = database.collection(names.duties);
  const adoption = openAdoption({ database, rows, self });
  const keeper = await openRowKeeper({ database, rows, feed });
  let read = await feed.newest();
  let drawnThen = 0;

  const report = async (): Promise<void> => {
    const now = await database.now();
    const until = { $set: { until: now + leaseMs } };
    const reported = () => asking(() => processes.updateOne({ ...platform, _id: { $eq: self } }, until, { upsert: true }));
    await reported().catch((error) => (isDuplicate(error) ? reported() : Promise.reject(error)));
    await asking(() => processes.deleteMany({ ...platform, until: { $lt: now - forgottenMs } }));
  };

  const lead = async (duty: string): Promise<number | undefined> => {
    // Our own clock is read first: the lease is over here before it is over there.
    const asked = clock.now();
    const now = await database.now();
    const filter = { ...platform, _id: { $eq: duty }, $or: [{ holder: { $eq: self } }, { until: { $lte: now } }] };
    const update = { $set: { holder: self, until: now + leaseMs } };
    try {
      await asking(() => duties.findOneAndUpdate(filter, update, { upsert: true }));
      return asked + leaseMs;
    } catch (error) {
      // The duty is there and another's, so making it anew met it.
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  };

  await report();
  return {
    isShared: true,
    leaseMs,
    report: () => report(),
    adopt: (_, limit) => adoption(limit),
    async claimDue(_, due, limit) {
      const now = await database.now();
      const claimed: z.infer<typeof Due>[] = [];
      while (claimed.length < limit) {
        const filter = { due: { $lte: due }, claimedUntil: { $lte: now } };
        const update = { $set: { claimedUntil: now + leaseMs }, $inc: { touch: 1 } };
        const found = await asking(() => executions.findOneAndUpdate(filter, update, { sort: { due: 1 } }));
        if (found === null) break;
        claimed.push(Due.parse(found));
      }
      return claimed;
    },
    async news() {
      const drawn = await positions.drawn();
      if (drawn === drawnThen && read >= drawn) return [];
      drawnThen = drawn;
      const { documents, to } = await feed.read(read, newsAtOnce, newsFields);
      read = to;
      return documents.flatMap((document): News[] => {
        const { by, execution: id, conversation, ...told } = Told.parse(document);
        return by === self ? [] : [{ ...told, id, conversation: conversation ?? undefined }];
      });
    },
    lead: (_, duty) => lead(duty),
    async tend() {
      if ((await lead('rows')) !== undefined) await keeper.sweep();
    },
    async leave() {
      await asking(() => processes.updateOne({ ...platform, _id: { $eq: self } }, { $set: { until: 0 } }));
      await asking(() => duties.updateMany({ ...platform, holder: { $eq: self } }, { $set: { until: 0 } }));
    },
  };
}
