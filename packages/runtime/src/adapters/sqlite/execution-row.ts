import { ExecutionStatus } from '@mortise/shared/execution';
import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { ExecutionRow } from '../../ports/execution-store.ts';
import type { Row } from './write.ts';

/** The columns of `executions`, as a reading statement names them. */
export const executionColumns =
  'no, tenant, id, flow, version, type, environment, status, seq, dispatched, due, waiting, business_key, conversation, parent, customer, created_at, updated_at, key';

const maybe = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);

const StoredExecution = z.object({
  no: z.int(),
  tenant: TenantId,
  id: z.string(),
  flow: z.string(),
  version: z.string(),
  type: z.enum(['dialog', 'process']),
  environment: z.enum(['live', 'test']),
  status: ExecutionStatus,
  seq: z.int(),
  dispatched: z.int(),
  due: maybe,
  waiting: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  business_key: maybe,
  conversation: maybe,
  parent: maybe,
  customer: maybe,
  created_at: z.string(),
  updated_at: z.string(),
  key: z.string(),
});

/** An execution as stored: its row, its number in the other tables, its wrapped key. */
export type StoredExecution = { readonly no: number; readonly key: string; readonly row: ExecutionRow };

/** Reads a row of `executions`. */
export function storedExecutionFrom(columns: Row): StoredExecution {
  const { no, key, tenant, waiting, business_key, created_at, updated_at, ...same } = StoredExecution.parse(columns);
  return {
    no,
    key,
    row: { ...same, tenantId: tenant, waitingFor: waiting, businessKey: business_key, createdAt: created_at, updatedAt: updated_at },
  };
}
