import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.template',
  version: 1,
  title: { zh: '生成文本', en: 'Write a text' },
  help: { zh: '用变量填写一段文本，并存入变量。', en: 'Fills a text with variables and keeps it in a variable.' },
  group: groups.data,
  settings: z.strictObject({
    text: Text.meta({ label: { zh: '文本', en: 'Text' }, field: 'text' }),
    variable: z
      .string()
      .min(1)
      .meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
  }),
  example: { text: { zh: '您好', en: 'Hello' }, variable: 'greeting' },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide: ({ settings, render }) => leave('next', { [settings.variable]: render(settings.text) }),
});
