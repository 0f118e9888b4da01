import { z } from 'zod';
import type { Orphan } from '../../ports/crew.ts';
import type { MongoDatabase } from './connect.ts';
import { storedExecutionFrom } from './execution-row.ts';
import type { Rows } from './execution-rows.ts';
import { asking } from './failure.ts';
import { names } from './schema.ts';
import { dispatching, everything, nobody } from './work.ts';

const Process = z.object({ _id: z.string() });

/** Finds what dead processes were carrying out and takes it over, each piece by one `findOneAndUpdate` that only one process wins. */
export function openAdoption(options: {
  readonly database: Pick<MongoDatabase, 'collection' | 'now'>;
  readonly rows: Pick<Rows, 'takeOver'>;
  readonly self: string;
}): (limit: number) => Promise<readonly Orphan[]> {
  const { database, rows, self } = options;
  const executions = database.collection(names.executions);
  const processes = database.collection(names.crew);

  return async (limit) => {
    const now = await database.now();
    const ended = { tenantId: { $eq: 'platform' }, until: { $lte: now }, _id: { $ne: self } };
    const gone = (await asking(() => processes.find(ended).toArray())).map((one) => Process.parse(one)._id);
    const free = new Set([nobody, ...gone]);
    const found = await asking(() =>
      executions
        .find({ performers: { $in: [...free] } })
        .limit(limit)
        .toArray(),
    );
    const orphans: Orphan[] = [];
    for (const document of found) {
      const stored = storedExecutionFrom(document);
      const taken = await rows.takeOver(stored, (by) => free.has(by), self);
      if (taken === undefined) continue;
      const whats = taken.map(({ what }) => what);
      const { tenantId, id } = stored.row;
      const keys = whats.includes(everything) ? undefined : new Set(whats.filter((what) => what !== dispatching));
      orphans.push({ tenantId, id, keys, dispatch: whats.includes(dispatching) });
    }
    return orphans;
  };
}
