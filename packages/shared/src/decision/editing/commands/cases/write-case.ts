import type { TableCase } from '../../../cases/table-case.ts';
import { tableLimits } from '../../../decision-table.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';
import { withCases } from './with-cases.ts';

/** Writes a test case: in the place of the one with its id, else as the last. */
export const writeCase = defineTableCommand<{ readonly case: TableCase }>({
  title: { zh: '修改测试用例', en: 'Edit a test case' },
  refuse({ cases = [] }, { case: { id } }) {
    return cases.length >= tableLimits.cases && !cases.some((one) => one.id === id) ? tableRefusals.tooManyCases : undefined;
  },
  apply(table, { case: written }) {
    const { cases = [] } = table;
    const known = cases.some(({ id }) => id === written.id);
    return withCases(table, known ? cases.map((one) => (one.id === written.id ? written : one)) : [...cases, written]);
  },
});
