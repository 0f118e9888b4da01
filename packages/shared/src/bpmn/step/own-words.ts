import { z } from 'zod';
import { FlowId, NodeId, VariableDecl } from '../../flow/index.ts';
import { Json } from '../../json/index.ts';
import { Text } from '../../text/index.ts';

/**
 * What our own extension elements say, as JSON, where BPMN has no place for it. `shown` is what was written in the place that other
 * tools see and change: as long as it is still there, our exact value counts; once it differs, somebody changed it, and theirs counts.
 */
const At = z.strictObject({ x: z.number(), y: z.number() });

export const FlowWords = z.strictObject({
  id: FlowId,
  name: Text,
  shown: z.string(),
  type: z.enum(['dialog', 'process']),
  start: NodeId,
  variables: z.array(VariableDecl).max(200),
});
export type FlowWords = z.infer<typeof FlowWords>;

const Second = z.strictObject({
  kind: z.string(),
  version: z.int().positive(),
  settings: Json,
  label: z.string().max(200).optional(),
  at: At.optional(),
});

export const StepWords = z.strictObject({
  /** Where the node's id cannot be the element's. */
  id: NodeId.optional(),
  kind: z.string(),
  version: z.int().positive(),
  settings: Json,
  label: z.string().optional(),
  shown: z.string(),
  at: At,
  /** The process or file it calls, as shown. */
  called: z.string().optional(),
  /** Whether the event it stands for is no way out of the step it is attached to. */
  detached: z.boolean().optional(),
  /** Of a gateway that joins and forks: its fork. */
  second: Second.optional(),
});
export type StepWords = z.infer<typeof StepWords>;

export const LineWords = z.strictObject({
  id: z.string().optional(),
  exit: z.string().min(1).max(64),
  /** Whether it leaves from the second half of its element. */
  second: z.boolean().optional(),
});
export type LineWords = z.infer<typeof LineWords>;

export const NoteWords = z.strictObject({ id: z.string().optional(), text: z.string(), shown: z.string(), at: At });
export type NoteWords = z.infer<typeof NoteWords>;

/** On the start event that we draw for other tools before a flow's first step. */
export const EntryWords = z.strictObject({ generated: z.literal(true) });
