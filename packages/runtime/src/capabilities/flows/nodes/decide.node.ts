import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

const Row = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '输出列', en: 'Output' } }),
  variable: z
    .string()
    .min(1)
    .meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
});

export default defineNode({
  kind: 'flows.decide',
  version: 1,
  title: { zh: '决策表', en: 'Decide by a table' },
  help: {
    zh: '按决策表得出结果。没有匹配的规则、缺少输入、规则冲突都会报错，不会悄悄放过。',
    en: 'Rules by a decision table. No match, a missing input and a conflict are each a loud fault.',
  },
  group: groups.data,
  settings: z.strictObject({
    table: z
      .string()
      .min(1)
      .meta({ label: { zh: '决策表', en: 'Table' }, field: 'decision-table' }),
    keep: z
      .array(Row)
      .min(1)
      .max(20)
      .meta({ label: { zh: '结果', en: 'Results' } }),
  }),
  example: { table: 'claim-track', keep: [{ name: 'track', variable: 'track' }] },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide({ settings, decide }) {
    const { output, rules } = decide(settings.table);
    const set = Object.fromEntries(settings.keep.map(({ name, variable }) => [variable, output[name] ?? null]));
    return leave('next', set, { reason: `${settings.table}: ${rules.join(', ')}` });
  },
});
