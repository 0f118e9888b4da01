import type { Aggregation, HitPolicy } from '../../../decision-table.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Says how many rules may hold and what follows from them. Only COLLECT has an aggregation; without one it gives a list. */
export const setHitPolicy = defineTableCommand<{ readonly hitPolicy: HitPolicy; readonly aggregation?: Aggregation | undefined }>({
  title: { zh: '修改命中策略', en: 'Change the hit policy' },
  refuse: (_, { hitPolicy, aggregation }) =>
    aggregation !== undefined && hitPolicy !== 'COLLECT' ? tableRefusals.aggregatesCollectOnly : undefined,
  apply(table, { hitPolicy, aggregation }) {
    if (table.hitPolicy === hitPolicy && table.aggregation === aggregation) return table;
    const { id, name, hitPolicy: _, aggregation: __, ...rest } = table;
    return { id, name, hitPolicy, ...(aggregation === undefined ? {} : { aggregation }), ...rest };
  },
});
