import { z } from 'zod';
import type { MongoDatabase } from './connect.ts';
import { rowAfter, StoredChange, type StoredExecution, storedExecutionFrom } from './execution-row.ts';
import { asking } from './failure.ts';
import { names } from './schema.ts';

const Newest = z.object({
  _id: z.int(),
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  change: StoredChange,
  payload: z.instanceof(Uint8Array).optional(),
  snapshot: z.instanceof(Uint8Array).optional(),
});

/** An execution as its newest batch leaves it, whatever its row says. */
export type Standing = StoredExecution & {
  readonly position: number;
  readonly payload?: Uint8Array | undefined;
  readonly snapshot?: Uint8Array | undefined;
};

/** What is read of the newest batch: what it changed, or all of it. */
export const changeFields = ['seq', 'at', 'by', 'change'] as const;
export const allFields = [...changeFields, 'payload', 'snapshot'] as const;

const readsAtMost = 5;

/**
 * Reads an execution. The row may lag behind the batches, since it is written after them: then it is brought forward here, in memory. A row
 * without a batch is one whose start was never committed: `undefined`, like none at all.
 */
export async function readStanding(
  database: Pick<MongoDatabase, 'collection'>,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  fields: readonly string[],
): Promise<Standing | undefined> {
  const projection = Object.fromEntries(fields.map((field) => [field, 1]));
  for (let reads = 1; ; reads++) {
    const [stored, [found]] = await Promise.all([
      asking(() => database.collection(names.executions).findOne({ tenantId: { $eq: tenantId }, id: { $eq: id } })),
      asking(() =>
        database
          .collection(names.batches)
          .find({ tenantId: { $eq: tenantId }, execution: { $eq: id } }, { projection })
          .sort({ seq: -1 })
          .limit(1)
          .toArray(),
      ),
    ]);
    if (stored === null || found === undefined) return undefined;
    const row = storedExecutionFrom(stored);
    const newest = Newest.parse(found);
    // Another batch came between the two reads, or between a batch and the removal of its snapshot.
    const isTorn = newest.seq < row.row.seq || (fields.includes('snapshot') && newest.snapshot === undefined);
    if (isTorn && reads < readsAtMost) continue;
    const { _id: position, payload, snapshot } = newest;
    return { ...standingOf(row, newest), position, payload, snapshot };
  }
}

/** The row as its newest batch leaves it. */
export function standingOf(stored: StoredExecution, newest: Pick<z.infer<typeof Newest>, 'seq' | 'at' | 'change'>): StoredExecution {
  if (newest.seq <= stored.row.seq) return stored;
  return { ...stored, row: rowAfter(stored.row, newest.change, newest), work: newest.change.work };
}
