import { Long } from 'mongodb';
import { z } from 'zod';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';
import type { Positions } from './positions.ts';
import { names } from './schema.ts';

/** A batch ready to be stored, but for its position. */
export type SealedBatch = Stored & { readonly tenantId: string; readonly execution: string; readonly seq: number };

/** The batch was committed at this position, or another was first. */
export type Committed = { readonly is: 'committed'; readonly position: number } | { readonly is: 'raced' };

const Mark = z.object({ mark: z.string() });
const triesAtMost = 4;
const pauseMs = 250;

/**
 * Inserts a batch: the commit and the fence. Where the answer is lost the same insert is tried again, and its mark tells whether an earlier try
 * had arrived. Throws `store.unavailable` when that cannot be learned; should the insert arrive even then, its row lags, and whoever brings it
 * forward leaves its commands to be taken over.
 */
export function openCommit(database: MongoDatabase, positions: Pick<Positions, 'draw' | 'giveBack'>) {
  const batches = database.collection(names.batches);

  async function ofTheSamePlace({ tenantId, execution, seq }: SealedBatch): Promise<string | undefined> {
    const filter = { tenantId: { $eq: tenantId }, execution: { $eq: execution }, seq: { $eq: seq } };
    const found = await asking(() => batches.findOne(filter, { projection: { mark: 1 } }));
    return found === null ? undefined : Mark.parse(found).mark;
  }

  return async (batch: SealedBatch): Promise<Committed> => {
    const mark = crypto.randomUUID();
    let position = await positions.draw();
    for (let tries = 1; ; tries++) {
      try {
        await asking(() => batches.insertOne({ ...batch, _id: Long.fromNumber(position), mark }));
        return { is: 'committed', position };
      } catch (error) {
        if (isDuplicate(error)) {
          const there = await ofTheSamePlace(batch);
          if (there === mark) return { is: 'committed', position };
          if (there !== undefined) {
            // Nobody need wait for a position that stays empty.
            await positions.giveBack([position]).catch(() => {});
            return { is: 'raced' };
          }
          // We were so late that a reader gave our position up.
          position = await positions.draw();
        } else if (!storeUnavailable.is(error) || tries >= triesAtMost) throw error;
        else await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  };
}
