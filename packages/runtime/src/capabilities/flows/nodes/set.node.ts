import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

const Row = z.strictObject({
  variable: z
    .string()
    .min(1)
    .meta({ label: { zh: '变量', en: 'Variable' }, field: 'variable', access: 'write' }),
  value: z
    .string()
    .min(1)
    .meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
});

export default defineNode({
  kind: 'flows.set',
  version: 1,
  title: { zh: '设置变量', en: 'Set variables' },
  help: { zh: '计算表达式并存入变量。', en: 'Computes expressions and keeps them in variables.' },
  group: groups.data,
  settings: z.strictObject({
    rows: z
      .array(Row)
      .min(1)
      .max(50)
      .meta({ label: { zh: '赋值', en: 'Assignments' }, field: 'assignments' }),
  }),
  example: { rows: [{ variable: 'greeting', value: '"hello"' }] },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide({ settings, assign }) {
    return leave('next', Object.assign({}, ...settings.rows.map(({ variable, value }) => assign(variable, value))));
  },
});
