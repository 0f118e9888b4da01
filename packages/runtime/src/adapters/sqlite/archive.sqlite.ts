import { z } from 'zod';
import { type Archive, ArchivedBatch, ArchivedDocument, ArchivedExecution, ArchivedKey, type ArchivePart } from '../../ports/archive.ts';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { Database } from './database.ts';
import { missing } from './document-writes.ts';
import type { Row, Step, Value } from './write.ts';

const Count = z.object({ count: z.int() });
const json = z.string().transform((text): unknown => JSON.parse(text));
const Place = z.object({ place: z.union([z.string(), z.number()]) });
const Field = z.object({
  document: z.int(),
  field: z.string(),
  value: z.union([z.string(), z.number(), z.instanceof(Uint8Array)]),
  alone: z.int(),
});

/** Everything in a SQLite database but its files, record by record. Nothing else may write meanwhile: the folder's lock sees to it. */
export function sqliteArchive(database: Database): Archive {
  /** A part read by one statement that takes the last place and a limit and names each row's `place`, and written row by row. */
  function part<T>(options: {
    readonly table: string;
    readonly select: string;
    readonly first: Value;
    open(rows: readonly Row[]): Promise<readonly T[]>;
    stepsFor(record: T): readonly Step[];
  }): ArchivePart<T> {
    return {
      async read(after, limit) {
        const place: Value = after === undefined ? options.first : Place.parse({ place: JSON.parse(after) }).place;
        const rows = await database.rows(options.select, [place, limit]);
        const last = rows.at(-1);
        const next = rows.length < limit || last === undefined ? {} : { next: JSON.stringify(Place.parse(last).place) };
        return { records: await options.open(rows), ...next };
      },
      async write(records) {
        const done = records.length === 0 ? undefined : await database.write(records.flatMap(options.stepsFor));
        if (done?.is === 'refused') throw storeUnavailable({ reason: 'a record is there already' });
      },
      count: async () => Count.parse((await database.rows(`SELECT count(*) AS count FROM ${options.table}`, []))[0]).count,
    };
  }

  async function fieldsOf(rows: readonly Row[]): Promise<ReadonlyMap<number, ArchivedDocument['fields']>> {
    const numbers = rows.map((row) => z.int().parse(row.place));
    const found = await database.rows(
      `SELECT d.rowid AS document, k.field, k.value, k.alone FROM documents d
        JOIN document_keys k ON k.tenant = d.tenant AND k.collection = d.collection AND k.id = d.id
        WHERE d.rowid IN (${numbers.map(() => '?').join(', ')})`,
      numbers,
    );
    const fields = found.map((row) => Field.parse(row));
    return new Map(
      [...Map.groupBy(fields, ({ document }) => document)].map(([document, its]) => [
        document,
        its.map(({ field, value, alone }) => ({ field, value: value instanceof Uint8Array ? null : value, isUnique: alone === 1 })),
      ]),
    );
  }

  return {
    keys: part({
      table: 'keys',
      select: 'SELECT name AS place, name, wrapped FROM keys WHERE name > ? ORDER BY name LIMIT ?',
      first: '',
      open: async (rows) => rows.map((row) => ArchivedKey.parse(row)),
      stepsFor: ({ name, wrapped }) => [{ sql: 'INSERT INTO keys (name, wrapped) VALUES (?, ?)', values: [name, wrapped] }],
    }),
    executions: part({
      table: 'executions',
      select: `SELECT e.no AS place, e.*, s.payload AS snapshot FROM executions e JOIN snapshots s ON s.execution = e.no WHERE e.no > ? ORDER BY e.no LIMIT ?`,
      first: 0,
      open: async (rows) => rows.map(executionFrom),
      stepsFor: executionSteps,
    }),
    batches: part({
      table: 'batches',
      select: `SELECT b.position AS place, b.position, e.tenant AS tenantId, e.id AS execution, b.seq, b.payload
        FROM batches b JOIN executions e ON e.no = b.execution WHERE b.position > ? ORDER BY b.position LIMIT ?`,
      first: 0,
      open: async (rows) => rows.map((row) => ArchivedBatch.parse(row)),
      stepsFor: ({ position, tenantId, execution, seq, payload }) => [
        {
          sql: 'INSERT INTO batches (position, execution, seq, payload) SELECT ?, no, ?, ? FROM executions WHERE tenant = ? AND id = ?',
          values: [position, seq, payload, tenantId, execution],
          must: 'change',
        },
      ],
    }),
    documents: part({
      table: 'documents',
      select: 'SELECT rowid AS place, * FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?',
      first: 0,
      async open(rows) {
        const fields = await fieldsOf(rows);
        return rows.map((row) => {
          const renamed = { ...row, tenantId: row.tenant, updatedAt: row.updated_at, keys: json.parse(row.keys) };
          return ArchivedDocument.parse({ ...renamed, fields: fields.get(Number(row.place)) ?? [] });
        });
      },
      stepsFor: documentSteps,
    }),
  };
}

function executionFrom(row: Row): ArchivedExecution {
  const { tenant: tenantId, waiting, business_key: businessKey, created_at: createdAt, updated_at: updatedAt, ...same } = row;
  return ArchivedExecution.parse({ ...same, tenantId, waitingFor: json.parse(waiting), businessKey, createdAt, updatedAt });
}

function executionSteps(one: ArchivedExecution): readonly Step[] {
  const number = '(SELECT no FROM executions WHERE tenant = ? AND id = ?)';
  return [
    {
      sql: `INSERT INTO executions
        (tenant, id, flow, version, type, environment, status, seq, dispatched, due, waiting, business_key, conversation, parent, customer, created_at, updated_at, key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      values: [
        ...[one.tenantId, one.id, one.flow, one.version, one.type, one.environment, one.status, one.seq, one.dispatched, one.due],
        ...[JSON.stringify(one.waitingFor), one.businessKey, one.conversation, one.parent, one.customer],
        ...[one.createdAt, one.updatedAt, one.key],
      ],
    },
    { sql: `INSERT INTO snapshots (execution, payload) VALUES (${number}, ?)`, values: [one.tenantId, one.id, one.snapshot] },
    ...[...new Set(one.waitingFor)].map((correlation) => ({
      sql: `INSERT INTO waits (tenant, correlation, execution) VALUES (?, ?, ${number})`,
      values: [one.tenantId, correlation, one.tenantId, one.id],
    })),
  ];
}

function documentSteps({ tenantId, collection, id, version, updatedAt, keys, key, body, fields }: ArchivedDocument): readonly Step[] {
  return [
    {
      sql: 'INSERT INTO documents (tenant, collection, id, version, updated_at, keys, key, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      values: [tenantId, collection, id, version, updatedAt, JSON.stringify(keys), key, body],
    },
    ...fields.map(({ field, value, isUnique }) => ({
      sql: 'INSERT INTO document_keys (tenant, collection, id, field, value, alone) VALUES (?, ?, ?, ?, ?, ?)',
      values: [tenantId, collection, id, field, value ?? missing, Number(isUnique && value !== null)],
    })),
  ];
}
