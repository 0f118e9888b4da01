import { z } from 'zod';
import type { Text } from '../../text/index.ts';

/** Questions that put the whole claim before a person. The calculation pays nothing until the person lifts them. */
export const RejectCode = z.enum(['waiting', 'pre-existing', 'exclusion']);
export type RejectCode = z.infer<typeof RejectCode>;

/** Why one receipt does not count. */
export const DropCode = z.enum(['policy-year', 'hospital', 'outpatient-window']);
export type DropCode = z.infer<typeof DropCode>;

/** One reason, in a sentence a customer understands; `receipt` when it concerns one receipt only. */
export type Reason = {
  readonly code: RejectCode | DropCode;
  readonly receipt?: string;
  readonly message: Text;
};
