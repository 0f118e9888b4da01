import { z } from 'zod';
import { defineNode, groups } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.join',
  version: 1,
  title: { zh: '汇合', en: 'Join' },
  help: { zh: '等这么多条并行分支都走到这里，再继续。', en: 'Goes on when this many parallel branches have come here.' },
  group: groups.control,
  within: 'process',
  settings: z.strictObject({
    need: z
      .int()
      .min(2)
      .max(20)
      .meta({ label: { zh: '分支数', en: 'Branches' } }),
  }),
  example: { need: 2 },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide: ({ settings, node }) => ({ do: 'join', group: node, need: settings.need, exit: 'next' }),
});
