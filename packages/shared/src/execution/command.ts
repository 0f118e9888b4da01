import { z } from 'zod';
import { Json, JsonRecord } from '../json/index.ts';
import { Text } from '../text/index.ts';
import { Instant, Origin } from './event.ts';

/** Something said to a customer, ready to show. */
export const Reply = z.strictObject({
  text: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
  /** What the customer is asked for next: decides the chat's input (upload button, code field). */
  expects: z.enum(['text', 'files', 'code', 'choice']).optional(),
});
export type Reply = z.infer<typeof Reply>;

/** Work for a person. Its id is the execution's id and the command's ordinal; `incident` is a fault that waits for an operator. */
export const Task = z.strictObject({
  id: z.string(),
  type: z.string(), // 'incident' | 'claims.review' | 'desk.hand-over' | …: which inbox shows it
  title: Text,
  role: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), title: Text })),
  data: Json,
  due: Instant.optional(),
});
export type Task = z.infer<typeof Task>;

/** Everything that can go out (D1). Ordinals count up from 1 within an execution and name each command for ever. */
export const Command = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('perform'),
    ordinal: z.int(),
    token: z.int(),
    node: z.string(),
    nodeKind: z.string(),
    key: z.string(),
    requestHash: z.string(),
    request: Json,
    attempt: z.int(),
  }),
  z.strictObject({ kind: z.literal('say'), ordinal: z.int(), conversation: z.string(), replies: z.array(Reply) }),
  z.strictObject({ kind: z.literal('ask'), ordinal: z.int(), token: z.int(), node: z.string(), task: Task }),
  z.strictObject({ kind: z.literal('close'), ordinal: z.int(), task: z.string(), choice: z.string(), by: z.string() }),
  z.strictObject({ kind: z.literal('start'), ordinal: z.int(), child: z.string(), version: z.string(), input: JsonRecord, origin: Origin }),
  z.strictObject({
    kind: z.literal('report'),
    ordinal: z.int(),
    to: z.string(),
    status: z.enum(['finished', 'failed', 'cancelled']),
    output: JsonRecord,
  }),
  z.strictObject({ kind: z.literal('signal'), ordinal: z.int(), name: z.string(), correlation: z.string(), body: Json }),
]);
export type Command = z.infer<typeof Command>;
