import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.pass',
  version: 1,
  title: { zh: '经过', en: 'Pass' },
  help: {
    zh: '什么也不做，直接继续：用来标出开始，或把几条路合成一条（不等待）。',
    en: 'Does nothing and goes on: marks a beginning, or brings several ways together without waiting.',
  },
  group: groups.control,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide: () => leave('next'),
});
