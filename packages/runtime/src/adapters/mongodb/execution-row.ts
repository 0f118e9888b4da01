import { ExecutionStatus } from '@mortise/shared/execution';
import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { ExecutionRow } from '../../ports/execution-store.ts';
import type { WrappedKey } from '../../ports/vault.ts';
import { type Work, WorkItem } from './work.ts';

const maybe = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);

/** What a batch changes in the row, kept in clear with the batch: a row that lags is brought forward from it. */
export const StoredChange = z.object({
  status: ExecutionStatus,
  due: maybe,
  waitingFor: z.array(z.string()),
  customer: maybe,
  version: z.string(),
  dispatched: z.int(),
  work: z.array(WorkItem),
});
export type StoredChange = z.infer<typeof StoredChange>;

const Stored = StoredChange.extend({
  tenantId: TenantId,
  id: z.string(),
  flow: z.string(),
  type: z.enum(['dialog', 'process']),
  environment: z.enum(['live', 'test']),
  seq: z.int(),
  businessKey: maybe,
  conversation: maybe,
  parent: maybe,
  createdAt: z.string(),
  updatedAt: z.string(),
  key: z.string(),
  touch: z.int(),
});

/** A row as stored, with what the port does not show: its key, who carries out what, and how often it was written. */
export type StoredExecution = { readonly row: ExecutionRow; readonly key: WrappedKey; readonly work: Work; readonly touch: number };

/** Reads a row of `executions`. */
export function storedExecutionFrom(document: unknown): StoredExecution {
  const { key, work, touch, ...row } = Stored.parse(document);
  return { row, key, work, touch };
}

/** The row as it is once a batch changed it. */
export function rowAfter(
  before: ExecutionRow,
  change: StoredChange,
  { seq, at }: { readonly seq: number; readonly at: string },
): ExecutionRow {
  const { work: _, ...changed } = change;
  const customer = changed.customer ?? before.customer;
  return { ...before, ...changed, customer, dispatched: Math.max(before.dispatched, changed.dispatched), seq, updatedAt: at };
}

/** What is stored of a row that a batch changed: everything but what never changes, the key, and the mark of what was dispatched. */
export function fieldsOf({ row, work }: Pick<StoredExecution, 'row' | 'work'>) {
  return {
    status: row.status,
    version: row.version,
    seq: row.seq,
    due: row.due ?? null,
    waitingFor: [...row.waitingFor],
    customer: row.customer ?? null,
    updatedAt: row.updatedAt,
    work: [...work],
    performers: performersOf(work),
    open: isOpen(row),
    claimedUntil: 0,
  };
}

/** Whether the execution may have commands to carry out. */
export function isOpen({ status, dispatched, seq }: Pick<ExecutionRow, 'status' | 'dispatched' | 'seq'>): boolean {
  return status === 'running' || dispatched < seq;
}

/** Who carries out anything of it, each once. */
export function performersOf(work: Work): string[] {
  return [...new Set(work.map(({ by }) => by))];
}
