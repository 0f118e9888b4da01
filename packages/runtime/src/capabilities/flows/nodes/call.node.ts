import { JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, inputRows, keptRows, leave } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.call',
  version: 1,
  title: { zh: '调用子流程', en: 'Call a flow' },
  help: { zh: '运行另一个流程，等它结束后继续。', en: 'Runs another flow and goes on when it has ended.' },
  group: groups.control,
  settings: z.strictObject({
    flow: z
      .string()
      .min(1)
      .meta({ label: { zh: '流程', en: 'Flow' }, field: 'flow', use: 'call' }),
    input: inputRows({ zh: '子流程变量（金额用 Fen 结尾）', en: 'Variable of the sub-flow (money ends in Fen)' }),
    keep: keptRows({ zh: '子流程输出', en: 'Output of the sub-flow' }),
  }),
  example: { flow: 'identify-customer', input: [], keep: [] },
  exits: [
    { id: 'next', title: { zh: '完成', en: 'Done' } },
    { id: 'failed', title: { zh: '未完成', en: 'Not done' } },
  ],
  decide({ settings, answer, map, keep }) {
    if (answer?.is !== 'child')
      return {
        do: 'call',
        flow: settings.flow,
        input: map(settings.input),
      };
    if (answer.status !== 'finished') return leave('failed');
    const output = JsonRecord.parse(answer.output);
    return leave('next', keep(settings.keep, output));
  },
});
