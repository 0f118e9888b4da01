import type { SystemScope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { ExecutionFilter, ExecutionRow, ExecutionStore } from '../../ports/execution-store.ts';
import { pageFrom, placeFrom, rowsFor } from '../../ports/paging.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { storedExecutionFrom } from './execution-row.ts';
import { asking } from './failure.ts';
import { names } from './schema.ts';

const filterFields = ['flow', 'version', 'status', 'type', 'environment', 'businessKey', 'conversation', 'customer'] as const;
const Begun = z.object({ execution: z.string() });

/** The look-ups over many executions; they open nothing that is sealed. */
export function executionSearches(database: MongoDatabase): Pick<ExecutionStore, 'list' | 'waitingFor' | 'due' | 'unsettled'> {
  const executions = database.collection(names.executions);
  const batches = database.collection(names.batches);

  const find = (filter: Stored, sort: Record<string, 1 | -1>, limit: number) =>
    asking(async () => (await executions.find(filter).sort(sort).limit(limit).toArray()).map((one) => storedExecutionFrom(one).row));

  /** A row is made before its first batch: without one, the start was never committed, and nobody shall see it. */
  async function committed(rows: readonly ExecutionRow[]): Promise<readonly ExecutionRow[]> {
    const young = rows.filter(({ seq }) => seq === 1);
    const [first] = young;
    if (first === undefined) return rows;
    const filter = { tenantId: { $eq: first.tenantId }, execution: { $in: young.map(({ id }) => id) }, seq: { $eq: 1 } };
    const found = await asking(() => batches.find(filter, { projection: { execution: 1 } }).toArray());
    const begun = new Set(found.map((one) => Begun.parse(one).execution));
    return rows.filter(({ seq, id }) => seq > 1 || begun.has(id));
  }

  return {
    async list({ tenantId }, filter: ExecutionFilter, page) {
      const wanted = filterFields.flatMap((field) => (filter[field] === undefined ? [] : [[field, { $eq: filter[field] }] as const]));
      const place = placeFrom(page.cursor);
      const after =
        place === undefined ? {} : { $or: [{ createdAt: { $lt: place[0] } }, { createdAt: { $eq: place[0] }, id: { $lt: place[1] } }] };
      const where = { tenantId: { $eq: tenantId }, ...Object.fromEntries(wanted), ...after };
      const rows = await find(where, { createdAt: -1, id: -1 }, rowsFor(page.limit));
      const shown = pageFrom(rows, page.limit, (last) => [last.createdAt, last.id]);
      return { ...shown, items: await committed(shown.items) };
    },

    async waitingFor({ tenantId }, correlation) {
      const where = { tenantId: { $eq: tenantId }, waitingFor: { $eq: correlation } };
      const rows = await asking(() => executions.find(where).sort({ id: 1 }).toArray());
      return (await committed(rows.map((one) => storedExecutionFrom(one).row))).map(({ id }) => id);
    },

    due: async (_: SystemScope, now, limit) => (await find({ due: { $lte: now } }, { due: 1, id: 1 }, limit)).map(named),

    unsettled: async (_: SystemScope, after, limit) =>
      (await find({ open: { $eq: true }, id: { $gt: after ?? '' } }, { id: 1 }, limit)).map(named),
  };
}

function named({ tenantId, id }: ExecutionRow) {
  return { tenantId, id };
}
