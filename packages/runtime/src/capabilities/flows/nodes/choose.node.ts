import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

const Case = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ label: { zh: '出口编号', en: 'Way out' } }),
  title: Text.meta({ label: { zh: '名称', en: 'Name' } }),
  when: z
    .string()
    .min(1)
    .meta({ label: { zh: '条件', en: 'Condition' }, field: 'expression' }),
});

export default defineNode({
  kind: 'flows.choose',
  version: 1,
  title: { zh: '条件分支', en: 'Choose' },
  help: {
    zh: '从上到下检查每个条件，走第一个成立的出口；都不成立则走「其他」。',
    en: 'Checks the conditions from the top and takes the first that holds; otherwise the way out "otherwise".',
  },
  group: groups.control,
  settings: z.strictObject({
    cases: z
      .array(Case)
      .min(1)
      .max(50)
      .meta({ label: { zh: '条件', en: 'Conditions' }, field: 'conditions' }),
  }),
  example: { cases: [{ id: 'large', title: { zh: '大额', en: 'Large' }, when: '1 > 0' }] },
  exits: { fromSetting: 'cases', also: [{ id: 'otherwise', title: { zh: '其他', en: 'Otherwise' } }] },
  decide({ settings, holds }) {
    const found = settings.cases.find(({ when }) => holds(when));
    return found ? leave(found.id, {}, { reason: found.when }) : leave('otherwise', {}, { reason: 'no condition held' });
  },
});
