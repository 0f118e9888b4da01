import { ExecutionStatus } from '@mortise/shared/execution';
import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';

/** Records of a store as they are, sealed: what one store reads another writes, and nothing is opened on the way. */

const bytes = z.instanceof(Uint8Array);

/** A wrapped key; null once destroyed. */
export const ArchivedKey = z.object({ name: z.string(), wrapped: z.string().nullable() });

/** An execution's row, with its wrapped key and its newest snapshot. */
export const ArchivedExecution = z.object({
  tenantId: TenantId,
  id: z.string(),
  flow: z.string(),
  version: z.string(),
  type: z.enum(['dialog', 'process']),
  environment: z.enum(['live', 'test']),
  status: ExecutionStatus,
  seq: z.int(),
  dispatched: z.int(),
  due: z.string().nullable(),
  waitingFor: z.array(z.string()),
  businessKey: z.string().nullable(),
  conversation: z.string().nullable(),
  parent: z.string().nullable(),
  customer: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  key: z.string(),
  snapshot: bytes,
});

export const ArchivedBatch = z.object({ position: z.int(), tenantId: TenantId, execution: z.string(), seq: z.int(), payload: bytes });

const keyValue = z.union([z.string(), z.number(), z.boolean()]);

/** A document. `fields` are those its collection declares, with their index value, null where the document has none. */
export const ArchivedDocument = z.object({
  tenantId: TenantId,
  collection: z.string(),
  id: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  keys: z.record(z.string(), keyValue),
  key: z.string(),
  body: bytes,
  fields: z.array(z.object({ field: z.string(), value: z.union([z.string(), z.number()]).nullable(), isUnique: z.boolean() })),
});

export type ArchivedKey = z.infer<typeof ArchivedKey>;
export type ArchivedExecution = z.infer<typeof ArchivedExecution>;
export type ArchivedBatch = z.infer<typeof ArchivedBatch>;
export type ArchivedDocument = z.infer<typeof ArchivedDocument>;

/** One kind of records: read in pages, in an order of its own, and written where none of them is yet. */
export interface ArchivePart<T> {
  /** At most `limit` records behind `after` (the `next` of the page before); no `next` at the end. */
  read(after: string | undefined, limit: number): Promise<{ readonly records: readonly T[]; readonly next?: string | undefined }>;
  write(records: readonly T[]): Promise<void>;
  count(): Promise<number>;
}

/** Everything of a store but its files. Executions are written before their batches. */
export interface Archive {
  readonly keys: ArchivePart<ArchivedKey>;
  readonly executions: ArchivePart<ArchivedExecution>;
  readonly batches: ArchivePart<ArchivedBatch>;
  readonly documents: ArchivePart<ArchivedDocument>;
}
