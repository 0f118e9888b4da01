import type { FaultData } from '@mortise/shared/fault';
import { z } from 'zod';

/** What a working process says to the product. Travels by structured clone, so results may hold bytes. */
export type JobMessage =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: FaultData };

const blame = z.enum(['author', 'caller', 'outside', 'bug']);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.undefined()]));

export const jobMessage: z.ZodType<JobMessage> = z.union([
  z.strictObject({ id: z.number(), share: z.number() }),
  z.strictObject({ id: z.number(), fault: z.strictObject({ code: z.string(), blame, message: z.string(), facts }) }),
  z.strictObject({ id: z.number(), result: z.unknown() }),
]);

/** What the product says to a working process. */
export const jobRequest = z.strictObject({ id: z.number(), job: z.unknown() });
