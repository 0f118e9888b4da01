import { z } from 'zod';

/** What every list takes: at most `limit` rows, from where the page before ended. */
export const pageInput = {
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
} as const;
