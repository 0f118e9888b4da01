import { JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

const Row = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '子流程变量', en: 'Variable of the sub-flow' } }),
  value: z
    .string()
    .min(1)
    .meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
});
const Kept = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '子流程输出', en: 'Output of the sub-flow' } }),
  variable: z
    .string()
    .min(1)
    .meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
});

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
    input: z
      .array(Row)
      .max(50)
      .meta({ label: { zh: '输入', en: 'Input' }, field: 'mapping' }),
    keep: z
      .array(Kept)
      .max(50)
      .meta({ label: { zh: '输出', en: 'Output' } }),
  }),
  example: { flow: 'identify-customer', input: [], keep: [] },
  exits: [
    { id: 'next', title: { zh: '完成', en: 'Done' } },
    { id: 'failed', title: { zh: '未完成', en: 'Not done' } },
  ],
  decide({ settings, answer, map }) {
    if (answer?.is !== 'child')
      return {
        do: 'call',
        flow: settings.flow,
        input: map(settings.input),
      };
    if (answer.status !== 'finished') return leave('failed');
    const output = JsonRecord.parse(answer.output);
    return leave('next', Object.fromEntries(settings.keep.map(({ name, variable }) => [variable, output[name] ?? null])));
  },
});
