import { z } from 'zod';
import { defineNode, groups } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.end',
  version: 1,
  title: { zh: '结束', en: 'End' },
  help: { zh: '结束本流程，把标为输出的变量交还给调用方。', en: 'Ends the flow and hands back the variables marked as output.' },
  group: groups.control,
  settings: z.strictObject({}),
  example: {},
  exits: [],
  decide: () => ({ do: 'end', output: {} }),
});
