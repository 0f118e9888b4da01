import type { TableCase } from '../../../cases/table-case.ts';
import type { DecisionTable } from '../../../decision-table.ts';

/** The table with these cases; a table without any has no list of them. */
export function withCases({ cases: _, ...table }: DecisionTable, cases: TableCase[]): DecisionTable {
  return cases.length === 0 ? table : { ...table, cases };
}
