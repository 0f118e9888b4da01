import type { Batch } from '@mortise/shared/execution';
import { type Scope, type SystemScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type ExecutionStore, executionExists, executionRaced, type LoggedBatch, type RowChange } from '../../ports/execution-store.ts';
import { batchPlace, openJson, type Seal, sealJson, snapshotPlace } from '../../ports/sealed-json.ts';
import { sealBroken, type Vault, type WrappedKey } from '../../ports/vault.ts';
import { openCommit, type SealedBatch } from './commit.ts';
import type { MongoDatabase } from './connect.ts';
import type { StoredChange } from './execution-row.ts';
import { openRows, type Rows } from './execution-rows.ts';
import { executionSearches } from './execution-searches.ts';
import { asking } from './failure.ts';
import type { Feed } from './feed.ts';
import type { Positions } from './positions.ts';
import { names } from './schema.ts';
import { openTidy } from './tidy.ts';
import { type Work, workAfter } from './work.ts';

export type MongoExecutions = {
  readonly database: MongoDatabase;
  readonly vault: Vault;
  readonly positions: Positions;
  readonly feed: Feed;
  /** The process, as the crew knows it. */
  readonly self: string;
};

/** The store, and which key an execution's files are sealed with; `undefined` when the tenant has no such execution. */
export type MongoExecutionStore = ExecutionStore & {
  readonly rows: Rows;
  keyOf(scope: Scope, id: string): Promise<WrappedKey | undefined>;
};

const Logged = z.object({ seq: z.int(), payload: z.instanceof(Uint8Array) });
const Fed = Logged.extend({ _id: z.int(), tenantId: TenantId, execution: z.string() });

/** The log of executions in MongoDB. `close` leaves the connection open: it belongs to whoever opened it. */
export function mongoExecutionStore({ database, vault, positions, feed, self }: MongoExecutions): MongoExecutionStore {
  const batches = database.collection(names.batches);
  const rows = openRows({ database, vault });
  const commit = openCommit(database, positions);
  const tidy = openTidy(database);

  async function sealed({ tenantId }: Scope, id: string, about: { key: WrappedKey; batch: Batch; row: RowChange; work: Work }) {
    const { key, batch, row, work } = about;
    const { snapshot, ...logged } = batch;
    const change: StoredChange = {
      status: row.status,
      due: row.due,
      waitingFor: [...new Set(row.waitingFor)],
      customer: row.customer,
      version: row.version,
      dispatched: row.dispatched,
      work: [...work],
    };
    const { seq, at } = batch;
    const document: SealedBatch = {
      ...{ tenantId, execution: id, seq, at, by: self, kinds: [...new Set(batch.commands.map(({ kind }) => kind))] },
      conversation: snapshot.origin.conversation ?? null,
      change: { ...change, due: change.due ?? null, customer: change.customer ?? null },
      payload: Buffer.from(await sealJson(vault, { tenantId, key, about: batchPlace(id, seq) }, logged)),
      snapshot: Buffer.from(await sealJson(vault, { tenantId, key, about: snapshotPlace(id, seq) }, snapshot)),
    };
    return { document, change };
  }

  const openBatch = async (seal: Seal, payload: Uint8Array): Promise<LoggedBatch> => openJson(vault, seal, payload);

  return {
    ...executionSearches(database),
    rows,

    async create(scope, execution, batch) {
      const { tenantId } = scope;
      const work = workAfter([], batch, execution, self);
      const reserved = await rows.reserve(tenantId, execution, work, batch.at);
      const { document, change } = await sealed(scope, execution.id, { key: reserved.key, batch, row: execution, work });
      const done = await commit(document);
      if (done.is === 'raced') throw executionExists({ execution: execution.id });
      await rows.settle(tenantId, execution, { reserved, change, position: done.position, at: batch.at });
    },

    async append(scope, id, after, batch, row) {
      const { tenantId } = scope;
      const known = await rows.at(tenantId, id, after);
      if (known === undefined || batch.seq !== after + 1) throw executionRaced({ execution: id, after });
      const isNewlyOwned = row.customer !== undefined && row.customer !== known.row.customer;
      const key = isNewlyOwned ? await vault.rewrap(tenantId, known.key, row.customer) : known.key;
      const work = workAfter(known.work, batch, row, self);
      const { document, change } = await sealed(scope, id, { key, batch, row, work });
      const done = await commit(document);
      if (done.is === 'raced') {
        rows.forget(tenantId, id);
        throw executionRaced({ execution: id, after });
      }
      tidy.replaced({ tenantId, position: known.position });
      await rows.advance(tenantId, known, { change, key, seq: batch.seq, at: batch.at, position: done.position });
    },

    async load(scope, id) {
      const found = await rows.newest(scope.tenantId, id);
      if (found === undefined) return undefined;
      const { row, key, payload, snapshot: bytes } = found;
      const seal = { tenantId: scope.tenantId, key };
      const logged = await openBatch({ ...seal, about: batchPlace(id, row.seq) }, payload);
      const snapshot = await openJson(vault, { ...seal, about: snapshotPlace(id, row.seq) }, bytes);
      return { row, last: { ...logged, snapshot } };
    },

    async batches({ tenantId }, id, from = 1, limit) {
      const key = await rows.keyOf(tenantId, id);
      if (key === undefined) return [];
      const filter = { tenantId: { $eq: tenantId }, execution: { $eq: id }, seq: { $gte: from } };
      const found = batches.find(filter, { projection: { seq: 1, payload: 1 } }).sort({ seq: 1 });
      const documents = await asking(() => (limit === undefined ? found : found.limit(limit)).toArray());
      return Promise.all(
        documents.map((document) => {
          const { seq, payload } = Logged.parse(document);
          return openBatch({ tenantId, key, about: batchPlace(id, seq) }, payload);
        }),
      );
    },

    dispatched: ({ tenantId }, id, seq) => rows.dispatched(tenantId, id, seq),

    async feed(_: SystemScope, position, limit) {
      const { documents } = await feed.read(position, limit, ['tenantId', 'execution', 'seq', 'payload']);
      const fed = documents.map((document) => Fed.parse(document));
      const keyFor = await rows.keysOf(fed.map(({ tenantId, execution: id }) => ({ tenantId, id })));
      return Promise.all(
        fed.map(async ({ _id, tenantId, execution, seq, payload }) => {
          const key = keyFor({ tenantId, id: execution });
          const about = batchPlace(execution, seq);
          const batch = key === undefined ? undefined : await openBatch({ tenantId, key, about }, payload).catch(unreadable);
          return { position: _id, tenantId, execution, seq, batch };
        }),
      );
    },

    newest: () => feed.newest(),
    keyOf: ({ tenantId }, id) => rows.keyOf(tenantId, id),
    close: () => tidy.close(),
  };
}

/** The feed goes on past an erased customer; anything else that fails is a failure. */
function unreadable(error: unknown): undefined {
  if (!sealBroken.is(error)) throw error;
}
