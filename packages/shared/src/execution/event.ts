import { z } from 'zod';
import { Json, JsonRecord } from '../json/index.ts';
import { Assurance } from '../tenant/index.ts';
import { Language } from '../text/index.ts';

/** An instant in UTC, ISO 8601. */
export const Instant = z.iso.datetime();

/** A stored file: its id, the hash of its bytes, and how many bytes. */
export const FileRef = z.strictObject({
  file: z.string(),
  hash: z.string(),
  bytes: z.int().nonnegative(),
  type: z.string(),
  name: z.string().optional(),
});
export type FileRef = z.infer<typeof FileRef>;

export const FaultRecord = z.strictObject({
  code: z.string(),
  blame: z.enum(['author', 'caller', 'outside', 'bug']),
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type FaultRecord = z.infer<typeof FaultRecord>;

/** What a customer sent: words, a picked choice, files. `id` is the channel's: the same id twice is one message. */
export const CustomerMessage = z.strictObject({
  id: z.string().max(100),
  text: z.string().max(4000).optional(),
  choice: z.string().max(200).optional(),
  files: z.array(FileRef).max(20).optional(),
});
export type CustomerMessage = z.infer<typeof CustomerMessage>;

/** Where an execution comes from, and who it is for. */
export const Origin = z.strictObject({
  channel: z.enum(['web-chat', 'webhook', 'trial', 'flow', 'command']),
  /** The conversation it speaks in: a dialog's own id, inherited by the processes it starts. */
  conversation: z.string().optional(),
  parent: z.strictObject({ execution: z.string(), token: z.int() }).optional(),
  environment: z.enum(['live', 'test']),
  language: Language,
  customer: z.string().optional(),
  assurance: Assurance,
  businessKey: z.string().max(100).optional(),
});
export type Origin = z.infer<typeof Origin>;

/** Everything that can come from outside (D1). A closed union: add one and every exhaustive switch asks for it. */
export const ExecutionEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), at: Instant, version: z.string(), input: JsonRecord, origin: Origin }),
  z.strictObject({ type: z.literal('received'), at: Instant, message: CustomerMessage }),
  z.strictObject({ type: z.literal('signalled'), at: Instant, name: z.string(), correlation: z.string(), body: Json }),
  z.strictObject({ type: z.literal('performed'), at: Instant, key: z.string(), result: Json, ms: z.number() }),
  z.strictObject({ type: z.literal('failed'), at: Instant, key: z.string(), fault: FaultRecord, ms: z.number() }),
  z.strictObject({ type: z.literal('fired'), at: Instant, timer: z.string() }),
  z.strictObject({
    type: z.literal('decided'),
    at: Instant,
    task: z.string(),
    by: z.string(),
    choice: z.string(),
    values: Json,
    reason: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('childFinished'),
    at: Instant,
    child: z.string(),
    status: z.enum(['finished', 'failed', 'cancelled']),
    output: JsonRecord,
  }),
  z.strictObject({ type: z.literal('cancelled'), at: Instant, by: z.string(), reason: z.string() }),
  z.strictObject({
    type: z.literal('migrated'),
    at: Instant,
    version: z.string(),
    by: z.string(),
    reason: z.string(),
    /** By flow: where tokens go that stand at a step the version no longer has. */
    moves: z.record(z.string(), z.record(z.string(), z.string())),
  }),
]);
export type ExecutionEvent = z.infer<typeof ExecutionEvent>;
