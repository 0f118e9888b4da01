import type { Collection } from 'mongodb';
import { z } from 'zod';
import type { Stored } from './connect.ts';
import { asking } from './failure.ts';

/** Where something of a tenant lies. */
export const PlaceOfOne = z.object({ tenantId: z.string(), id: z.string() });

/** What lies behind a place, by tenant and then id; everything without one. */
export function behind(after: string | undefined): Stored {
  if (after === undefined) return {};
  const { tenantId, id } = PlaceOfOne.parse(JSON.parse(after));
  return { $or: [{ tenantId: { $gt: tenantId } }, { tenantId: { $eq: tenantId }, id: { $gt: id } }] };
}

/** A page: with the place of its last record, unless it is the last page. */
export function nextOf<T>(records: readonly T[], limit: number, placeOf: (last: T) => string) {
  const last = records.length < limit ? undefined : records.at(-1);
  return { records, ...(last === undefined ? {} : { next: placeOf(last) }) };
}

/** Inserts all of them; none may be there yet. */
export async function insertAll(collection: Collection<Stored>, documents: readonly Stored[]): Promise<void> {
  if (documents.length > 0) await asking(() => collection.insertMany([...documents]));
}
