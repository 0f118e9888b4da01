import { z } from 'zod';
import { Text } from '../../text/index.ts';

/** `n/a`: the check does not concern this receipt. `not-checkable`: it does, but what it needs is missing; never a pass. */
export const Verdict = z.enum(['pass', 'fail', 'warn', 'n/a', 'not-checkable']);
export type Verdict = z.infer<typeof Verdict>;

/** What one check says of one receipt: a sentence for the reviewer, the places it rests on, and a correction if one is plain. */
export const Finding = z.strictObject({
  check: z.string(),
  verdict: Verdict,
  message: Text,
  evidence: z.array(
    z.strictObject({
      field: z.string(),
      box: z.array(z.tuple([z.number(), z.number()])).optional(),
      page: z.int().optional(),
    }),
  ),
  proposal: z.strictObject({ field: z.string(), value: z.union([z.string(), z.number()]) }).optional(),
});
export type Finding = z.infer<typeof Finding>;
