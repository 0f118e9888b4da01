import { type SystemScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { ExecutionFilter, ExecutionStore } from '../../ports/execution-store.ts';
import { pageFrom, placeFrom, rowsFor } from '../../ports/paging.ts';
import type { Database } from './database.ts';
import { executionColumns, storedExecutionFrom } from './execution-row.ts';

const filterColumns: readonly (readonly [keyof ExecutionFilter, string])[] = [
  ['flow', 'flow'],
  ['version', 'version'],
  ['status', 'status'],
  ['type', 'type'],
  ['environment', 'environment'],
  ['businessKey', 'business_key'],
  ['conversation', 'conversation'],
  ['customer', 'customer'],
];

const Named = z.object({ tenant: TenantId, id: z.string() }).transform(({ tenant, id }) => ({ tenantId: tenant, id }));

/** The look-ups over many executions; they open nothing that is sealed. */
export function executionSearches(database: Database): Pick<ExecutionStore, 'list' | 'waitingFor' | 'due' | 'unsettled'> {
  const names = async (sql: string, values: readonly (string | number)[]) =>
    (await database.rows(sql, values)).map((row) => Named.parse(row));

  return {
    async list({ tenantId }, filter, page) {
      const wanted = filterColumns.flatMap(([field, column]) => {
        const value = filter[field];
        return value === undefined ? [] : [{ sql: `${column} = ?`, value }];
      });
      const after = placeFrom(page.cursor);
      const conditions = ['tenant = ?', ...wanted.map(({ sql }) => sql), ...(after === undefined ? [] : ['(created_at, id) < (?, ?)'])];
      const sql = `SELECT ${executionColumns} FROM executions WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT ?`;
      const values = [tenantId, ...wanted.map(({ value }) => value), ...(after ?? []), rowsFor(page.limit)];
      const rows = await database.rows(sql, values);
      return pageFrom(
        rows.map((row) => storedExecutionFrom(row).row),
        page.limit,
        (last) => [last.createdAt, last.id],
      );
    },
    async waitingFor({ tenantId }, correlation) {
      const sql = `SELECT e.tenant, e.id FROM waits w JOIN executions e ON e.no = w.execution
        WHERE w.tenant = ? AND w.correlation = ? ORDER BY e.id`;
      return (await names(sql, [tenantId, correlation])).map(({ id }) => id);
    },
    due: (_: SystemScope, now, limit) =>
      names('SELECT tenant, id FROM executions WHERE due IS NOT NULL AND due <= ? ORDER BY due, id LIMIT ?', [now, limit]),
    unsettled: (_: SystemScope, after, limit) =>
      names(`SELECT tenant, id FROM executions WHERE (status = 'running' OR dispatched < seq) AND id > ? ORDER BY id LIMIT ?`, [
        after ?? '',
        limit,
      ]),
  };
}
