import { Long } from 'mongodb';
import { z } from 'zod';
import type { MongoDatabase } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';
import { names } from './schema.ts';

/** Where the feed's positions are drawn. */
export type Positions = {
  /** A position nobody else has, higher than every one drawn before. Whoever drew it fills it or gives it back. */
  draw(): Promise<number>;
  /** Marks positions that will never be filled, so that no reader waits for them; one that is filled stays as it is. */
  giveBack(positions: readonly number[]): Promise<void>;
  /** The highest position drawn by anybody. */
  drawn(): Promise<number>;
};

const counter = { _id: { $eq: 'feed' }, tenantId: { $eq: 'platform' } };
const Counter = z.object({ value: z.int() });

/**
 * Draws positions in groups: while one draw is on its way, those who come meanwhile are gathered for the next, so that a process asks the one
 * counter at most once per round trip, however many batches it commits.
 */
export function openPositions(database: MongoDatabase): Positions {
  const counters = database.collection(names.counters);
  const batches = database.collection(names.batches);
  let waiting: PromiseWithResolvers<number>[] = [];
  let drawing = false;

  async function drawAll(): Promise<void> {
    drawing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const last = await drawMany(group.length);
        for (const [place, one] of group.entries()) one.resolve(last - group.length + 1 + place);
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    drawing = false;
  }

  async function drawMany(count: number): Promise<number> {
    const drawn = () =>
      asking(() =>
        counters.findOneAndUpdate(counter, { $inc: { value: Long.fromNumber(count) } }, { upsert: true, returnDocument: 'after' }),
      );
    // Two that make the counter at once: one of them finds it made.
    return Counter.parse(await drawn().catch((error) => (isDuplicate(error) ? drawn() : Promise.reject(error)))).value;
  }

  return {
    draw() {
      const mine = Promise.withResolvers<number>();
      waiting.push(mine);
      if (!drawing) void drawAll();
      return mine.promise;
    },
    async giveBack(positions) {
      for (const position of positions) {
        const hole = {
          _id: Long.fromNumber(position),
          tenantId: 'platform',
          execution: 'hole',
          seq: Long.fromNumber(position),
          hole: true,
        };
        await asking(() => batches.insertOne(hole)).catch((error) => {
          if (!isDuplicate(error)) throw error;
        });
      }
    },
    async drawn() {
      const found = await asking(() => counters.findOne(counter));
      return found === null ? 0 : Counter.parse(found).value;
    },
  };
}
