import { JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Row = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '流程变量（金额用 Fen 结尾）', en: 'Variable of the process (money ends in Fen)' } }),
  value: z
    .string()
    .min(1)
    .meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
});
const Kept = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '流程输出', en: 'Output of the process' } }),
  variable: z
    .string()
    .min(1)
    .meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
});

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
    input: z
      .array(Row)
      .max(50)
      .meta({ label: { zh: '输入', en: 'Input' }, field: 'mapping' }),
    wait: z.boolean().meta({ label: { zh: '等待办完', en: 'Wait for its end' } }),
    keep: z
      .array(Kept)
      .max(50)
      .meta({ label: { zh: '输出', en: 'Output' } }),
  }),
  example: { flow: 'claim', input: [], wait: false, keep: [] },
  exits: [
    { id: 'next', title: { zh: '下一步', en: 'Next' } },
    { id: 'failed', title: { zh: '未办成', en: 'Not done' } },
  ],
  decide({ settings, answer, evaluate, map }) {
    if (answer?.is === 'started') return settings.wait ? waitFor({ for: 'child', child: answer.child }) : leave('next');
    if (answer?.is === 'child') {
      if (answer.status !== 'finished') return leave('failed');
      const output = JsonRecord.parse(answer.output);
      return leave('next', Object.fromEntries(settings.keep.map(({ name, variable }) => [variable, output[name] ?? null])));
    }
    const input = map(settings.input);
    const key = settings.businessKey === undefined || settings.businessKey === '' ? undefined : evaluate(settings.businessKey);
    return { do: 'start', flow: settings.flow, input, ...(typeof key === 'string' ? { businessKey: key } : {}) };
  },
});
