import { z } from 'zod';

/** What every list takes: at most `limit` rows, from where the page before ended. */
export const pageInput = {
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
} as const;

/** A page of a list; `next` is there when more may follow. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item).readonly(), next: z.string().optional() });
}
