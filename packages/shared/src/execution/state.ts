import { z } from 'zod';
import { Json, JsonRecord } from '../json/index.ts';
import { Task } from './command.ts';
import { CustomerMessage, FaultRecord, Instant, Origin } from './event.ts';

/** `listens`: messages of the customer visit the node too, while the person has not decided. */
const PersonWait = z.strictObject({ for: z.literal('person'), task: Task, listens: z.boolean().optional(), until: Instant.optional() });

/** What a step waits for. `until` gives it a time-out. */
export const Wait = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('message'), until: Instant.optional() }),
  z.strictObject({ for: z.literal('time'), until: Instant }),
  PersonWait,
  z.strictObject({ for: z.literal('signal'), name: z.string(), correlation: z.string(), until: Instant.optional() }),
  z.strictObject({ for: z.literal('child'), child: z.string(), until: Instant.optional() }),
]);
export type Wait = z.infer<typeof Wait>;

/** What a step is told when it is visited again. */
export const Answer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('message'), message: CustomerMessage }),
  z.strictObject({ is: z.literal('timedOut') }),
  z.strictObject({ is: z.literal('decision'), choice: z.string(), by: z.string(), values: Json, reason: z.string().optional() }),
  z.strictObject({ is: z.literal('signal'), body: Json }),
  z.strictObject({ is: z.literal('child'), status: z.enum(['finished', 'failed', 'cancelled']), output: JsonRecord }),
  z.strictObject({ is: z.literal('result'), result: Json, ms: z.number() }),
  z.strictObject({ is: z.literal('started'), child: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

const Asked = z.strictObject({
  is: z.literal('asked'),
  ordinal: z.int(),
  key: z.string(),
  request: Json,
  requestHash: z.string(),
  nodeKind: z.string(),
  attempt: z.int(),
  retryAt: Instant.optional(),
});

export const Phase = z.discriminatedUnion('is', [
  /** `held`: the person's task it comes from, which stays open if the node stays. */
  z.strictObject({ is: z.literal('ready'), answer: Answer.optional(), held: PersonWait.optional() }),
  Asked,
  z.strictObject({ is: z.literal('waiting'), wait: Wait }),
  z.strictObject({ is: z.literal('calling'), frame: z.int() }),
  z.strictObject({ is: z.literal('joined'), group: z.string() }),
  /** A fault nobody drew a way out for: an operator decides (ask again, do again, hand to a person). */
  z.strictObject({ is: z.literal('stuck'), incident: Task, fault: FaultRecord, asked: Asked.optional(), since: Instant }),
]);
export type Phase = z.infer<typeof Phase>;

/** One place where the execution stands. */
export const Token = z.strictObject({
  id: z.int(),
  frame: z.int(),
  node: z.string(),
  phase: Phase,
  /** What the node wants to remember until it leaves; how often it was visited since it was entered. */
  memo: Json.optional(),
  visits: z.int(),
  entered: Instant,
});
export type Token = z.infer<typeof Token>;

/** A flow being run: the root one, or a sub-flow called by a token. */
export const Frame = z.strictObject({ id: z.int(), flow: z.string(), variables: JsonRecord, caller: z.int().optional() });
export type Frame = z.infer<typeof Frame>;

export const ExecutionStatus = z.enum(['running', 'waiting', 'stuck', 'finished', 'failed', 'cancelled']);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

/** All that an execution is between two events: follows from its log, kept as a snapshot. */
export const ExecutionState = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  version: z.string(),
  status: ExecutionStatus,
  origin: Origin,
  frames: z.array(Frame),
  tokens: z.array(Token),
  /** Messages that came before anyone waited, and when. */
  inbox: z.array(z.strictObject({ at: Instant, message: CustomerMessage })),
  /** Ids of the last messages taken in: the same message twice is one. */
  heard: z.array(z.string()),
  next: z.strictObject({ ordinal: z.int(), token: z.int(), frame: z.int() }),
  steps: z.int(),
  startedAt: Instant,
  output: JsonRecord,
  fault: FaultRecord.optional(),
});
export type ExecutionState = z.infer<typeof ExecutionState>;
