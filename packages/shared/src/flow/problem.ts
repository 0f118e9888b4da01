import { z } from 'zod';
import { Text } from '../text/index.ts';

/** Something an author has to mend before a flow can be published, or would better know. Leads to its node. */
export const Problem = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  flow: z.string(),
  node: z.string().optional(),
  /** The setting at fault, as a path such as `cases.0.when`. */
  setting: z.string().optional(),
  message: Text,
});
export type Problem = z.infer<typeof Problem>;
