import { z } from 'zod';
import { defineNode, groups } from '../../../engine/index.ts';

const Row = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z]\w{0,63}$/)
    .meta({ label: { zh: '字段', en: 'Field' } }),
  value: z
    .string()
    .min(1)
    .meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
});

export default defineNode({
  kind: 'flows.respond',
  version: 1,
  title: { zh: '返回结果', en: 'Respond' },
  help: {
    zh: '结束流程，并把这些字段返回给调用方（例如接口调用）。',
    en: 'Ends the flow and answers the caller, such as a webhook, with these fields.',
  },
  group: groups.control,
  within: 'process',
  settings: z.strictObject({
    fields: z
      .array(Row)
      .max(50)
      .meta({ label: { zh: '返回字段', en: 'Fields' }, field: 'mapping' }),
  }),
  example: { fields: [{ name: 'ok', value: 'true' }] },
  exits: [],
  decide: ({ settings, map }) => ({ do: 'end', output: map(settings.fields) }),
});
