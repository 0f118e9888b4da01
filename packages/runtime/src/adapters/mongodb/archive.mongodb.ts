import { type Collection, Long } from 'mongodb';
import { z } from 'zod';
import { type Archive, ArchivedBatch, ArchivedExecution, type ArchivedKey, type ArchivePart } from '../../ports/archive.ts';
import { archivedDocuments } from './archived-documents.ts';
import { behind, insertAll, nextOf, PlaceOfOne } from './archived-pages.ts';
import type { MongoDatabase, Stored } from './connect.ts';
import { isOpen, performersOf } from './execution-row.ts';
import { asking } from './failure.ts';
import { currentKey, generationOf, tenantOf } from './key-store.mongodb.ts';
import { names } from './schema.ts';
import { dispatching, everything, nobody, type Work } from './work.ts';

const Newest = z.object({ snapshot: z.instanceof(Uint8Array) });

/** Everything in a MongoDB database but its files, record by record. No server may have it open meanwhile. */
export function mongoArchive(database: MongoDatabase): Archive {
  return {
    keys: keysOf(database),
    executions: executionsOf(database),
    batches: batchesOf(database),
    documents: archivedDocuments(database),
  };
}

function keysOf(database: MongoDatabase): ArchivePart<ArchivedKey> {
  const keys = database.collection(names.keys);
  return {
    async read(after, limit) {
      const generation = await generationOf(database);
      const found = await asking(() =>
        keys
          .find({ name: { $gt: after ?? '' } })
          .sort({ name: 1 })
          .limit(limit)
          .toArray(),
      );
      return nextOf(
        found.map((one) => currentKey(one, generation)),
        limit,
        ({ name }) => name,
      );
    },
    write: (records) =>
      insertAll(
        keys,
        records.map(({ name, wrapped }) => ({ tenantId: tenantOf(name), name, wrapped, next: null })),
      ),
    count: () => asking(() => keys.countDocuments({})),
  };
}

function executionsOf(database: MongoDatabase): ArchivePart<ArchivedExecution> {
  const executions = database.collection(names.executions);
  const batches = database.collection(names.batches);
  return {
    async read(after, limit) {
      const found = await asking(() => executions.find(behind(after)).sort({ tenantId: 1, id: 1 }).limit(limit).toArray());
      const page = nextOf(found, limit, (last) => JSON.stringify(PlaceOfOne.parse(last)));
      const records: ArchivedExecution[] = [];
      for (const document of page.records) {
        const { tenantId, id } = PlaceOfOne.parse(document);
        const filter = { tenantId: { $eq: tenantId }, execution: { $eq: id } };
        const [newest] = await asking(() => batches.find(filter).sort({ seq: -1 }).limit(1).toArray());
        // A row without a batch is a start that was never committed.
        if (newest !== undefined) records.push(ArchivedExecution.parse({ ...document, snapshot: Newest.parse(newest).snapshot }));
      }
      return { ...page, records };
    },
    write: (records) => insertAll(executions, records.map(rowFrom)),
    count: () => asking(() => batches.countDocuments({ seq: { $eq: 1 }, execution: { $ne: 'hole' } })),
  };
}

function batchesOf(database: MongoDatabase): ArchivePart<ArchivedBatch> {
  const executions = database.collection(names.executions);
  const batches = database.collection(names.batches);
  const counters = database.collection(names.counters);
  return {
    async read(after, limit) {
      const filter = { hole: { $ne: true }, _id: { $gt: Long.fromString(after ?? '0') } };
      const found = await asking(() => batches.find(filter).sort({ _id: 1 }).limit(limit).toArray());
      return nextOf(
        found.map((one) => ArchivedBatch.parse({ ...one, position: one._id })),
        limit,
        ({ position }) => String(position),
      );
    },
    async write(records) {
      const rows = await rowsOf(executions, records);
      const stored = records.map((one) => batchFrom(one, rows.get(`${one.tenantId} ${one.execution}`)));
      await insertAll(batches, await filledUp(batches, stored));
      await asking(() => executions.updateMany(ofBatches(newestOf(records, rows)), { $unset: { archived: '' } }));
      const last = Math.max(0, ...records.map(({ position }) => position));
      const counter = { _id: { $eq: 'feed' }, tenantId: { $eq: 'platform' } };
      await asking(() => counters.updateOne(counter, { $max: { value: Long.fromNumber(last) } }, { upsert: true }));
    },
    count: () => asking(() => batches.countDocuments({ hole: { $ne: true } })),
  };
}

const Row = ArchivedExecution.omit({ snapshot: true }).extend({ archived: z.instanceof(Uint8Array).optional() });
type Row = z.infer<typeof Row>;

/** A row as the store keeps it. The snapshot waits in it for the batch it belongs to, and is written once more there. */
function rowFrom({ snapshot, ...row }: ArchivedExecution): Stored {
  const work = workOf(row);
  const watched = { work: [...work], performers: performersOf(work), open: isOpen(row), claimedUntil: 0, touch: 0 };
  return { ...row, ...watched, archived: Buffer.from(snapshot) };
}

/** What was being carried out when it was copied is anybody's: which effects, the sealed snapshot alone knows. */
function workOf(row: Pick<Row, 'status' | 'dispatched' | 'seq'>): Work {
  const effects = row.status === 'running' ? [{ what: everything, by: nobody }] : [];
  return row.dispatched < row.seq ? [...effects, { what: dispatching, by: nobody }] : effects;
}

async function rowsOf(executions: Collection<Stored>, batches: readonly ArchivedBatch[]): Promise<ReadonlyMap<string, Row>> {
  const found = batches.length === 0 ? [] : await asking(() => executions.find(ofBatches(batches)).toArray());
  return new Map(found.map((one) => Row.parse(one)).map((row) => [`${row.tenantId} ${row.id}`, row]));
}

function ofBatches(batches: readonly ArchivedBatch[]) {
  return { tenantId: { $in: batches.map(({ tenantId }) => tenantId) }, id: { $in: batches.map(({ execution }) => execution) } };
}

/** The batches whose snapshot waited in their row. */
function newestOf(batches: readonly ArchivedBatch[], rows: ReadonlyMap<string, Row>): readonly ArchivedBatch[] {
  return batches.filter(({ tenantId, execution, seq }) => rows.get(`${tenantId} ${execution}`)?.seq === seq);
}

function batchFrom({ position, ...batch }: ArchivedBatch, row: Row | undefined): Stored {
  if (row === undefined) throw new Error(`batch ${position} is of an execution that was not copied`);
  const { status, due, waitingFor, customer, version, dispatched, updatedAt: at, conversation, archived } = row;
  const plain = {
    _id: Long.fromNumber(position),
    ...batch,
    payload: Buffer.from(batch.payload),
    mark: 'copied',
    by: nobody,
    kinds: [],
    conversation,
  };
  if (row.seq !== batch.seq || archived === undefined) return plain;
  const change = { status, due, waitingFor, customer, version, dispatched, work: [...workOf(row)] };
  return { ...plain, at, change, snapshot: Buffer.from(archived) };
}

/** Positions that stay empty are said to: else every reader would wait for them. */
async function filledUp(batches: Collection<Stored>, stored: readonly Stored[]): Promise<readonly Stored[]> {
  const [before] = await asking(() =>
    batches
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray(),
  );
  const all: Stored[] = [];
  let next = Number(before?._id ?? 0) + 1;
  for (const batch of stored) {
    for (; next < Number(batch._id); next++)
      all.push({ _id: Long.fromNumber(next), tenantId: 'platform', execution: 'hole', seq: Long.fromNumber(next), hole: true });
    all.push(batch);
    next++;
  }
  return all;
}
