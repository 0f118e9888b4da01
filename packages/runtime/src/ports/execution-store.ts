import type { Batch, ExecutionStatus } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import type { Scope, SystemScope, TenantId } from '@mortise/shared/tenant';

/** Somebody else committed first: load again and decide again. */
export const executionRaced = defineFault<{ execution: string; after: number }>(
  'execution.raced',
  'outside',
  ({ execution, after }) => `execution ${execution} moved on after batch ${after}`,
);

/** An execution of this id is there already (a start repeated after a crash). */
export const executionExists = defineFault<{ execution: string }>(
  'execution.exists',
  'caller',
  ({ execution }) => `execution ${execution} exists`,
);

/** The store cannot take the write now: full, gone or overloaded. Nothing of it was stored. */
export const storeUnavailable = defineFault<{ reason: string }>(
  'store.unavailable',
  'outside',
  ({ reason }) => `the store cannot take writes: ${reason}`,
);

/** The row beside the batches: what look-ups and lists need, nothing personal. Times are UTC instants. */
export type ExecutionRow = {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly flow: string;
  readonly version: string;
  readonly type: 'dialog' | 'process';
  readonly environment: 'live' | 'test';
  readonly status: ExecutionStatus;
  readonly seq: number;
  /** When the earliest timer is due. */
  readonly due?: string | undefined;
  /** Exact correlations it waits for: `signal:NAME:KEY`, `task:ID`, `child:ID`. */
  readonly waitingFor: readonly string[];
  readonly businessKey?: string | undefined;
  readonly conversation?: string | undefined;
  readonly parent?: string | undefined;
  readonly customer?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Every batch up to this one had its start and report commands carried out. */
  readonly dispatched: number;
};

export type NewExecution = Omit<ExecutionRow, 'tenantId' | 'seq' | 'createdAt' | 'updatedAt'>;

/**
 * What changes in the row with a batch. A customer, once known, may change (two were merged) but is never forgotten;
 * `dispatched` is never lowered.
 */
export type RowChange = Pick<ExecutionRow, 'status' | 'due' | 'waitingFor' | 'customer' | 'version' | 'dispatched'>;

export type ExecutionFilter = {
  readonly flow?: string;
  readonly version?: string;
  readonly status?: ExecutionStatus;
  readonly type?: 'dialog' | 'process';
  readonly environment?: 'live' | 'test';
  readonly businessKey?: string;
  readonly conversation?: string;
  readonly customer?: string;
};

/** A page of at most `limit` (1..200); `cursor` is opaque and comes from the page before. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };
export type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined };

/** A batch as the log keeps it. Snapshots follow from the log, so only the newest one of an execution is stored: `load` gives it. */
export type LoggedBatch = Omit<Batch, 'snapshot'>;

export type FeedEntry = {
  /** Counts up over all tenants; where several processes commit, a position may stay empty, and is passed over once it never can be filled. */
  readonly position: number;
  readonly tenantId: TenantId;
  readonly execution: string;
  readonly seq: number;
  /** `undefined` once its customer was erased: a projection passes over it. */
  readonly batch: LoggedBatch | undefined;
};

/**
 * The log of every execution. The insert of a batch under (execution, seq) is the commit and the fence (D1).
 * Batches and snapshots are sealed under a key of their execution, which is wrapped by the customer's key once `customer` is set.
 */
export interface ExecutionStore {
  /** Commits batch 1. Throws `execution.exists`. */
  create(scope: Scope, execution: NewExecution, batch: Batch): Promise<void>;
  /** Commits batch `after + 1`; throws `execution.raced` when somebody else was first, `store.unavailable` when nothing could be stored. */
  append(scope: Scope, id: string, after: number, batch: Batch, row: RowChange): Promise<void>;
  /** The row and the newest batch (with its snapshot); `undefined` when there is none in this tenant. Throws `vault.seal-broken` once the customer was erased. */
  load(scope: Scope, id: string): Promise<{ readonly row: ExecutionRow; readonly last: Batch } | undefined>;
  /** In order, from batch `from` (1 unless told) and at most `limit` (all unless told); none when the tenant has no such execution. */
  batches(scope: Scope, id: string, from?: number, limit?: number): Promise<readonly LoggedBatch[]>;
  /** Newest first. */
  list(scope: Scope, filter: ExecutionFilter, page: PageRequest): Promise<Page<ExecutionRow>>;
  /** Which executions of the tenant wait for this correlation. */
  waitingFor(scope: Scope, correlation: string): Promise<readonly string[]>;
  /** Raises the mark of what was dispatched; never lowers it. */
  dispatched(scope: Scope, id: string, seq: number): Promise<void>;
  /** Committed batches of all tenants in order, from `position` (exclusive); no batch is ever skipped. */
  feed(system: SystemScope, position: number, limit: number): Promise<readonly FeedEntry[]>;
  /** The position of the newest batch that the feed has or will come to; 0 in an empty store. */
  newest(system: SystemScope): Promise<number>;
  /** Executions whose earliest timer is due at `now`. */
  due(system: SystemScope, now: string, limit: number): Promise<readonly { tenantId: TenantId; id: string }[]>;
  /** Executions that may have commands to carry out after a restart: status running, or dispatched < seq. */
  unsettled(system: SystemScope, after: string | undefined, limit: number): Promise<readonly { tenantId: TenantId; id: string }[]>;
  close(): Promise<void>;
}
