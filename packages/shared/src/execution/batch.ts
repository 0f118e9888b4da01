import { z } from 'zod';
import { JsonRecord } from '../json/index.ts';
import { Command } from './command.ts';
import { ExecutionEvent, Instant } from './event.ts';
import { snapshotFormat } from './snapshot-format.ts';
import { ExecutionState } from './state.ts';

/** One step of the path: where a visit left, what it set, and why, in words an operator reads. */
export const Step = z.strictObject({
  frame: z.int(),
  flow: z.string(),
  node: z.string(),
  /** The exit taken; absent while the step waits or asks. */
  exit: z.string().optional(),
  outcome: z.enum(['leave', 'fork', 'join', 'call', 'start', 'wait', 'stay', 'request', 'end', 'fault']),
  set: JsonRecord,
  reason: z.string().optional(),
  /** Milliseconds between entering the node and this outcome, by event time. */
  ms: z.number(),
});
export type Step = z.infer<typeof Step>;

/** One commit: what was heard, what was decided and what must go out. Inserting it under (execution, seq) is the commit. */
export const Batch = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  /** The product's version that decided it. */
  build: z.string(),
  snapshotFormat: z.literal(snapshotFormat),
  events: z.array(ExecutionEvent),
  path: z.array(Step),
  commands: z.array(Command),
  snapshot: ExecutionState,
});
export type Batch = z.infer<typeof Batch>;
