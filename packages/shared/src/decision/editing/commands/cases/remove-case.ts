import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';
import { withCases } from './with-cases.ts';

/** Removes a test case. */
export const removeCase = defineTableCommand<{ readonly id: string }>({
  title: { zh: '删除测试用例', en: 'Delete a test case' },
  refuse: ({ cases = [] }, { id }) => (cases.some((one) => one.id === id) ? undefined : tableRefusals.noSuchCase),
  apply(table, { id }) {
    const { cases = [] } = table;
    return withCases(
      table,
      cases.filter((one) => one.id !== id),
    );
  },
});
