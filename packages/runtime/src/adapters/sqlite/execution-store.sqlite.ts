import type { Batch } from '@mortise/shared/execution';
import { type Scope, type SystemScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type ExecutionStore, executionExists, executionRaced, type LoggedBatch } from '../../ports/execution-store.ts';
import { batchPlace, openJson, type Seal, sealJson, snapshotPlace } from '../../ports/sealed-json.ts';
import { sealBroken, type Vault, type WrappedKey } from '../../ports/vault.ts';
import type { Database } from './database.ts';
import { executionColumns, type StoredExecution, storedExecutionFrom } from './execution-row.ts';
import { executionSearches } from './execution-searches.ts';
import { appendWrite, createWrite, type SealedBatch } from './execution-writes.ts';

/** The store, and which key an execution's files are sealed with; `undefined` when the tenant has no such execution. */
export type SqliteExecutionStore = ExecutionStore & { keyOf(scope: Scope, id: string): Promise<WrappedKey | undefined> };

const Newest = z.object({ payload: z.instanceof(Uint8Array), snapshot: z.instanceof(Uint8Array) });
const Logged = z.object({ seq: z.int(), payload: z.instanceof(Uint8Array) });
const Position = z.object({ position: z.int() });
const Fed = Logged.extend({ position: z.int(), tenant: TenantId, id: z.string(), key: z.string() });

const selectExecution = `SELECT ${executionColumns} FROM executions WHERE tenant = ? AND id = ?`;
/** One statement, so that row, batch and snapshot are of the same moment. */
const selectNewest = `SELECT e.*, b.payload, s.payload AS snapshot
  FROM executions e JOIN batches b ON b.execution = e.no AND b.seq = e.seq JOIN snapshots s ON s.execution = e.no
  WHERE e.tenant = ? AND e.id = ?`;
const selectBatches = 'SELECT seq, payload FROM batches WHERE execution = ? AND seq >= ? ORDER BY seq LIMIT ?';
const selectFeed = `SELECT b.position, b.seq, b.payload, e.tenant, e.id, e.key FROM batches b JOIN executions e ON e.no = b.execution
  WHERE b.position > ? ORDER BY b.position LIMIT ?`;

const selectPosition = 'SELECT position FROM batches ORDER BY position DESC LIMIT 1';

/** Batches remembered for the feed. */
const freshKept = 500;

/** The log of executions in SQLite. `close` leaves the database open: it belongs to whoever opened it. */
export function sqliteExecutionStore(database: Database, vault: Vault): SqliteExecutionStore {
  const fresh = new Map<string, { readonly key: WrappedKey; readonly batch: LoggedBatch }>();

  function find({ tenantId }: Scope, id: string): StoredExecution | undefined {
    const columns = database.row(selectExecution, [tenantId, id]);
    return columns === undefined ? undefined : storedExecutionFrom(columns);
  }

  async function sealBatch({ tenantId }: Scope, id: string, key: WrappedKey, batch: Batch): Promise<SealedBatch> {
    const { snapshot, ...logged } = batch;
    return {
      seq: batch.seq,
      at: batch.at,
      payload: await sealJson(vault, { tenantId, key, about: batchPlace(id, batch.seq) }, logged),
      snapshot: await sealJson(vault, { tenantId, key, about: snapshotPlace(id, batch.seq) }, snapshot),
    };
  }

  /** The feed is read moments after the commit: what was just sealed need not be opened for it. Nothing that ends with a customer is kept. */
  function remember({ tenantId }: Scope, id: string, key: WrappedKey, { snapshot: _, ...logged }: Batch): void {
    if (vault.endsWithCustomer(key)) return;
    for (const oldest of fresh.keys()) if (fresh.size >= freshKept) fresh.delete(oldest);
    fresh.set(`${tenantId}/${id}/${logged.seq}`, { key, batch: logged });
  }

  async function openBatch(seal: Seal, payload: Uint8Array): Promise<LoggedBatch> {
    return openJson(vault, seal, payload);
  }

  return {
    ...executionSearches(database),

    async create(scope, execution, batch) {
      const key = await vault.newKey(scope.tenantId, execution.customer);
      const outcome = await database.write(createWrite(scope.tenantId, execution, key, await sealBatch(scope, execution.id, key, batch)));
      if (outcome.is === 'refused') throw executionExists({ execution: execution.id });
      remember(scope, execution.id, key, batch);
    },

    async append(scope, id, after, batch, row) {
      const stored = find(scope, id);
      if (stored === undefined || stored.row.seq !== after || batch.seq !== after + 1) throw executionRaced({ execution: id, after });
      const isNewlyOwned = row.customer !== undefined && row.customer !== stored.row.customer;
      const key = isNewlyOwned ? await vault.rewrap(scope.tenantId, stored.key, row.customer) : stored.key;
      const waitsChange = row.waitingFor.join('\n') !== stored.row.waitingFor.join('\n');
      const { no } = stored;
      const outcome = await database.write(
        appendWrite({ no, tenantId: scope.tenantId, key, row, waitsChange }, await sealBatch(scope, id, key, batch)),
      );
      if (outcome.is === 'refused') throw executionRaced({ execution: id, after });
      remember(scope, id, key, batch);
    },

    async load(scope, id) {
      const columns = database.row(selectNewest, [scope.tenantId, id]);
      if (columns === undefined) return undefined;
      const { key, row } = storedExecutionFrom(columns);
      const { payload, snapshot: sealed } = Newest.parse(columns);
      const seal = { tenantId: scope.tenantId, key };
      const logged = await openBatch({ ...seal, about: batchPlace(id, row.seq) }, payload);
      const snapshot = await openJson(vault, { ...seal, about: snapshotPlace(id, row.seq) }, sealed);
      return { row, last: { ...logged, snapshot } };
    },

    async batches(scope, id, from = 1, limit) {
      const stored = find(scope, id);
      if (stored === undefined) return [];
      const rows = await database.rows(selectBatches, [stored.no, from, limit ?? -1]);
      return Promise.all(
        rows.map((columns) => {
          const { seq, payload } = Logged.parse(columns);
          return openBatch({ tenantId: scope.tenantId, key: stored.key, about: batchPlace(id, seq) }, payload);
        }),
      );
    },

    async dispatched({ tenantId }, id, seq) {
      const sql = 'UPDATE executions SET dispatched = ? WHERE tenant = ? AND id = ? AND dispatched < ?';
      await database.write([{ sql, values: [seq, tenantId, id, seq] }]);
    },

    async feed(_: SystemScope, position, limit) {
      const rows = await database.rows(selectFeed, [position, limit]);
      return Promise.all(
        rows.map(async (columns) => {
          const { payload, tenant: tenantId, id, key, ...entry } = Fed.parse(columns);
          const known = fresh.get(`${tenantId}/${id}/${entry.seq}`);
          // Under another key now: the customer became known since, and may have been erased.
          const batch =
            known?.key === key
              ? known.batch
              : await openBatch({ tenantId, key, about: batchPlace(id, entry.seq) }, payload).catch(unreadable);
          return { ...entry, tenantId, execution: id, batch };
        }),
      );
    },

    newest: async () => Position.parse(database.row(selectPosition, []) ?? { position: 0 }).position,

    keyOf: async (scope, id) => find(scope, id)?.key,
    close: async () => {},
  };
}

/** The feed goes on past an erased customer; anything else that fails is a failure. */
function unreadable(error: unknown): undefined {
  if (!sealBroken.is(error)) throw error;
}
