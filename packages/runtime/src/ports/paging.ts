import { z } from 'zod';
import type { Page } from './execution-store.ts';

const Place = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** Where a page ended: the value sorted by and the id. */
export type Place = z.infer<typeof Place>;

/** How a cursor writes the mark of a missing key, for stores that sort by one. */
export const missingPlace = '\u0000missing';

/** The place a cursor names; `undefined` without a cursor, and for a text that is none: such a caller starts again. */
export function placeFrom(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/** How many rows to read for a page: one more than asked for tells whether another page follows. */
export function rowsFor(limit: number): number {
  return Math.min(Math.max(Math.trunc(limit), 1), 200) + 1;
}

/** The page of the rows read, `placeOf` naming the place of its last item. */
export function pageFrom<T>(items: readonly T[], limit: number, placeOf: (last: T) => Place): Page<T> {
  const shown = items.slice(0, rowsFor(limit) - 1);
  const last = shown.at(-1);
  if (last === undefined || shown.length === items.length) return { items: shown };
  return { items: shown, next: Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') };
}
