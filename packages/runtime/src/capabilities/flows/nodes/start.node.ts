import { JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, inputRows, keptRows, leave, waitFor } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.start',
  version: 1,
  title: { zh: '发起业务流程', en: 'Start a process' },
  help: {
    zh: '发起一个独立的业务流程（例如理赔案件）。可以不等结果继续对话，也可以等它办完。',
    en: 'Starts a process of its own, such as a claim. The flow goes on at once, or waits for its end.',
  },
  group: groups.control,
  settings: z.strictObject({
    flow: z
      .string()
      .min(1)
      .meta({ label: { zh: '业务流程', en: 'Process' }, field: 'flow', use: 'start' }),
    businessKey: z
      .string()
      .optional()
      .meta({ label: { zh: '业务编号', en: 'Business key' }, field: 'expression' }),
    input: inputRows({ zh: '流程变量（金额用 Fen 结尾）', en: 'Variable of the process (money ends in Fen)' }),
    wait: z.boolean().meta({ label: { zh: '等待办完', en: 'Wait for its end' } }),
    keep: keptRows({ zh: '流程输出', en: 'Output of the process' }),
  }),
  example: { flow: 'claim', input: [], wait: false, keep: [] },
  exits: [
    { id: 'next', title: { zh: '下一步', en: 'Next' } },
    { id: 'failed', title: { zh: '未办成', en: 'Not done' } },
  ],
  decide({ settings, answer, evaluate, map, keep }) {
    if (answer?.is === 'started') return settings.wait ? waitFor({ for: 'child', child: answer.child }) : leave('next');
    if (answer?.is === 'child') {
      if (answer.status !== 'finished') return leave('failed');
      const output = JsonRecord.parse(answer.output);
      return leave('next', keep(settings.keep, output));
    }
    const input = map(settings.input);
    const key = settings.businessKey === undefined || settings.businessKey === '' ? undefined : evaluate(settings.businessKey);
    return { do: 'start', flow: settings.flow, input, ...(typeof key === 'string' ? { businessKey: key } : {}) };
  },
});
