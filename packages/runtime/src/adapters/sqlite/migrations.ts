import type { DatabaseSync } from 'node:sqlite';
import { storeTooNew } from '../../ports/store-refusals.ts';

/** One step of the schema each, in order; `PRAGMA user_version` counts those done. A released step never changes. */
const migrations: readonly string[] = [
  `
  CREATE TABLE keys (name TEXT PRIMARY KEY, wrapped TEXT) WITHOUT ROWID;

  CREATE TABLE executions (
    no INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL, id TEXT NOT NULL, flow TEXT NOT NULL, version TEXT NOT NULL, type TEXT NOT NULL, environment TEXT NOT NULL,
    status TEXT NOT NULL, seq INTEGER NOT NULL, dispatched INTEGER NOT NULL, due TEXT, waiting TEXT NOT NULL,
    business_key TEXT, conversation TEXT, parent TEXT, customer TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, key TEXT NOT NULL,
    UNIQUE (tenant, id));
  CREATE INDEX executions_newest ON executions (tenant, created_at, id);
  CREATE INDEX executions_by_business_key ON executions (tenant, business_key, created_at, id) WHERE business_key IS NOT NULL;
  CREATE INDEX executions_by_conversation ON executions (tenant, conversation, created_at, id) WHERE conversation IS NOT NULL;
  CREATE INDEX executions_by_customer ON executions (tenant, customer, created_at, id) WHERE customer IS NOT NULL;
  CREATE INDEX executions_due ON executions (due) WHERE due IS NOT NULL;
  CREATE INDEX executions_unsettled ON executions (id) WHERE status = 'running' OR dispatched < seq;

  CREATE TABLE snapshots (execution INTEGER PRIMARY KEY, payload BLOB NOT NULL);
  CREATE TABLE batches (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    execution INTEGER NOT NULL, seq INTEGER NOT NULL, payload BLOB NOT NULL,
    UNIQUE (execution, seq));
  CREATE TABLE waits (tenant TEXT NOT NULL, correlation TEXT NOT NULL, execution INTEGER NOT NULL, PRIMARY KEY (tenant, correlation, execution)) WITHOUT ROWID;
  CREATE INDEX waits_of ON waits (execution);

  CREATE TABLE documents (
    tenant TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL,
    version INTEGER NOT NULL, updated_at TEXT NOT NULL, keys TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,
    UNIQUE (tenant, collection, id));
  CREATE INDEX documents_latest ON documents (tenant, collection, updated_at, id);
  CREATE TABLE document_keys (
    tenant TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, value NOT NULL, alone INTEGER NOT NULL,
    PRIMARY KEY (tenant, collection, id, field)) WITHOUT ROWID;
  CREATE INDEX document_keys_by_value ON document_keys (tenant, collection, field, value);
  CREATE INDEX document_keys_across ON document_keys (collection, field, value);
  CREATE UNIQUE INDEX document_keys_alone ON document_keys (tenant, collection, field, value) WHERE alone = 1;
  `,
];

/** Brings a database up to this release's schema, each step in a transaction of its own. Throws `store.too-new`. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length) throw storeTooNew({ version, known: migrations.length });
  for (const [done, sql] of migrations.entries())
    if (done >= version) database.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${done + 1}; COMMIT;`);
}
