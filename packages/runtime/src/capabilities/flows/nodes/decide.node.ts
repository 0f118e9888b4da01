import { z } from 'zod';
import { defineNode, groups, keptRows, leave } from '../../../engine/index.ts';

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
    keep: keptRows({ zh: '输出列', en: 'Output' }, 1),
  }),
  example: { table: 'claim-track', keep: [{ name: 'track', variable: 'track' }] },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide({ settings, decide, keep }) {
    const { output, rules } = decide(settings.table);
    return leave('next', keep(settings.keep, output), { reason: `${settings.table}: ${rules.join(', ')}` });
  },
});
