import type { TenantId } from '@mortise/shared/tenant';
import type { NewExecution, RowChange } from '../../ports/execution-store.ts';
import type { Step, Write } from './write.ts';

/** A batch ready to be stored: both texts sealed under the execution's key. */
export type SealedBatch = { readonly seq: number; readonly at: string; readonly payload: Uint8Array; readonly snapshot: Uint8Array };

/** What an append must find, and what it leaves. `waitsChange` false spares rewriting waits that stay as they are. */
export type Append = {
  readonly no: number;
  readonly tenantId: TenantId;
  readonly key: string;
  readonly row: RowChange;
  readonly waitsChange: boolean;
};

const insertExecution = `INSERT INTO executions
  (tenant, id, flow, version, type, environment, status, seq, dispatched, due, waiting, business_key, conversation, parent, customer, created_at, updated_at, key)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const numberOf = '(SELECT no FROM executions WHERE tenant = ? AND id = ?)';

/** The first step is refused when the execution is there already. */
export function createWrite(tenantId: TenantId, execution: NewExecution, key: string, batch: SealedBatch): Write {
  const { id, flow, version, type, environment, status, dispatched, due, waitingFor, businessKey, conversation, parent, customer } =
    execution;
  const about = [due ?? null, JSON.stringify(waitingFor), businessKey ?? null, conversation ?? null, parent ?? null, customer ?? null];
  const own = [tenantId, id];
  return [
    {
      sql: insertExecution,
      values: [tenantId, id, flow, version, type, environment, status, dispatched, ...about, batch.at, batch.at, key],
    },
    { sql: `INSERT INTO batches (execution, seq, payload) VALUES (${numberOf}, 1, ?)`, values: [...own, batch.payload] },
    { sql: `INSERT INTO snapshots (execution, payload) VALUES (${numberOf}, ?)`, values: [...own, batch.snapshot] },
    ...[...new Set(waitingFor)].map((correlation) => ({
      sql: `INSERT INTO waits (tenant, correlation, execution) VALUES (?, ?, ${numberOf})`,
      values: [tenantId, correlation, ...own],
    })),
  ];
}

const updateExecution = `UPDATE executions
  SET status = ?, seq = seq + 1, due = ?, waiting = ?, customer = coalesce(?, customer), version = ?, dispatched = max(dispatched, ?), updated_at = ?, key = ?
  WHERE no = ? AND tenant = ? AND seq = ?`;

/** Its first step changes nothing, and so refuses the whole, when another batch was first. */
export function appendWrite({ no, tenantId, key, row, waitsChange }: Append, batch: SealedBatch): Write {
  const change = [
    row.status,
    row.due ?? null,
    JSON.stringify(row.waitingFor),
    row.customer ?? null,
    row.version,
    row.dispatched,
    batch.at,
    key,
  ];
  const steps: Step[] = [
    { sql: updateExecution, values: [...change, no, tenantId, batch.seq - 1], must: 'change' },
    { sql: 'INSERT INTO batches (execution, seq, payload) VALUES (?, ?, ?)', values: [no, batch.seq, batch.payload] },
    { sql: 'UPDATE snapshots SET payload = ? WHERE execution = ?', values: [batch.snapshot, no], must: 'change' },
  ];
  if (!waitsChange) return steps;
  const sql = 'INSERT INTO waits (tenant, correlation, execution) VALUES (?, ?, ?)';
  return [
    ...steps,
    { sql: 'DELETE FROM waits WHERE execution = ?', values: [no] },
    ...[...new Set(row.waitingFor)].map((correlation) => ({ sql, values: [tenantId, correlation, no] })),
  ];
}
