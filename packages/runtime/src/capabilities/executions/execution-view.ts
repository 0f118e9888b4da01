import { ExecutionStatus, Instant, Phase, Step } from '@mortise/shared/execution';
import { FlowGraph } from '@mortise/shared/flow';
import { JsonRecord } from '@mortise/shared/json';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import type { ExecutionRow } from '../../ports/execution-store.ts';

/** An execution in a list: the store's row without what is the store's own business. */
export const ListedExecution = z.strictObject({
  id: z.string(),
  flow: z.string(),
  version: z.string(),
  type: z.enum(['dialog', 'process']),
  environment: z.enum(['live', 'test']),
  status: ExecutionStatus,
  seq: z.int(),
  due: Instant.optional(),
  businessKey: z.string().optional(),
  conversation: z.string().optional(),
  parent: z.string().optional(),
  customer: z.string().optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ListedExecution = z.infer<typeof ListedExecution>;

/** One place where an execution stands, with what it waits for in words. `task` is there when a person has to act. */
export const StandingToken = z.strictObject({
  id: z.int(),
  flow: z.string(),
  node: z.string(),
  phase: z.enum(Phase.options.map((phase) => phase.shape.is.value)),
  since: Instant,
  waitsFor: Text.optional(),
  until: Instant.optional(),
  task: z.string().optional(),
  fault: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});
export type StandingToken = z.infer<typeof StandingToken>;

/** An execution as it stands now. Variables are masked for the reader. */
export const ExecutionView = z.strictObject({
  row: ListedExecution,
  graphs: z.record(z.string(), FlowGraph),
  tokens: z.array(StandingToken).readonly(),
  frames: z.array(z.strictObject({ id: z.int(), flow: z.string(), variables: JsonRecord })).readonly(),
  children: z.array(z.string()).readonly(),
});
export type ExecutionView = z.infer<typeof ExecutionView>;

/** One batch of the log in words. `set` of each step is masked for the reader. */
export const TraceEntry = z.strictObject({
  seq: z.int(),
  at: Instant,
  build: z.string(),
  events: z.array(z.strictObject({ type: z.string(), summary: Text, ms: z.number().optional() })).readonly(),
  steps: z.array(Step).readonly(),
  commands: z.array(z.strictObject({ ordinal: z.int(), kind: z.string(), summary: Text })).readonly(),
});
export type TraceEntry = z.infer<typeof TraceEntry>;

/** The row as people may see it. */
export function listedFrom(row: ExecutionRow): ListedExecution {
  const { tenantId: _tenant, waitingFor: _waits, dispatched: _dispatched, ...listed } = row;
  return listed;
}
