import { Long } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { asking } from './failure.ts';
import type { Positions } from './positions.ts';
import { names } from './schema.ts';

/** Batches of all tenants in the order of their positions. */
export type Feed = {
  /** At most `limit` documents behind `position`, with the given fields, up to the first hole that may still be filled. `to` is how far it came. */
  read(position: number, limit: number, fields: readonly string[]): Promise<{ readonly documents: readonly Stored[]; readonly to: number }>;
  /** The highest position that is filled. */
  newest(): Promise<number>;
};

/** How long a position may stay empty behind others: whoever drew it is dead, or slow and will draw another. */
const holeMs = 3_000;
const Place = z.object({ _id: z.int(), hole: z.boolean().optional() });

export type FeedParts = {
  readonly database: Pick<MongoDatabase, 'collection'>;
  readonly positions: Pick<Positions, 'giveBack'>;
  readonly clock: Clock;
};

/**
 * Reads the log without ever passing over a batch: a position is drawn before its batch is inserted, so an empty one is either about to be
 * filled or never will be. The reader stops before it, and after a while fills it with a tombstone, which the late writer then meets.
 */
export function openFeed({ database, positions, clock }: FeedParts): Feed {
  const batches = database.collection(names.batches);
  let hole: { readonly at: number; readonly since: number } | undefined;

  function isLost(at: number): boolean {
    if (hole?.at !== at) hole = { at, since: clock.now() };
    return clock.now() - hole.since >= holeMs;
  }

  async function read(position: number, limit: number, fields: readonly string[]) {
    const projection = Object.fromEntries(['hole', ...fields].map((field) => [field, 1]));
    const documents: Stored[] = [];
    for (let to = position; ; ) {
      const filter = { _id: { $gt: Long.fromNumber(to) } };
      const rows = await asking(() => batches.find(filter, { projection }).sort({ _id: 1 }).limit(limit).toArray());
      for (const row of rows) {
        const { _id: at, hole: isHole } = Place.parse(row);
        if (at !== to + 1) {
          // Read again by the next call: where a position was filled at the last moment, its batch is there.
          if (isLost(to + 1)) await positions.giveBack(Array.from({ length: at - to - 1 }, (_, place) => to + 1 + place));
          return { documents, to };
        }
        to = at;
        if (isHole !== true) documents.push(row);
        if (documents.length === limit) return { documents, to };
      }
      if (rows.length < limit) return { documents, to };
    }
  }

  return {
    read,
    async newest() {
      const [row] = await asking(() =>
        batches
          .find({}, { projection: { _id: 1 } })
          .sort({ _id: -1 })
          .limit(1)
          .toArray(),
      );
      return row === undefined ? 0 : Place.parse(row)._id;
    },
  };
}
