import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups } from '../../../engine/index.ts';

const Branch = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ label: { zh: '出口编号', en: 'Way out' } }),
  title: Text.meta({ label: { zh: '名称', en: 'Name' } }),
});

export default defineNode({
  kind: 'flows.fork',
  version: 1,
  title: { zh: '并行', en: 'In parallel' },
  help: { zh: '同时走所有分支。', en: 'Takes all branches at once.' },
  group: groups.control,
  within: 'process',
  settings: z.strictObject({
    branches: z
      .array(Branch)
      .min(2)
      .max(20)
      .meta({ label: { zh: '分支', en: 'Branches' }, field: 'choices' }),
  }),
  example: {
    branches: [
      { id: 'a', title: { zh: '分支一', en: 'First' } },
      { id: 'b', title: { zh: '分支二', en: 'Second' } },
    ],
  },
  exits: { fromSetting: 'branches', also: [] },
  decide: ({ settings }) => ({ do: 'fork', exits: settings.branches.map(({ id }) => id) }),
});
