import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Choice = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ label: { zh: '出口编号', en: 'Way out' } }),
  title: Text.meta({ label: { zh: '按钮文字', en: 'Button' } }),
});

export default defineNode({
  kind: 'conversations.offer',
  version: 1,
  title: { zh: '给出选项', en: 'Offer choices' },
  help: {
    zh: '给客户几个按钮，点哪个（或打出按钮文字、序号）走哪个出口。',
    en: 'Gives the customer buttons; a click, its words or its number picks the way out.',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    question: Text.meta({ label: { zh: '问题', en: 'Question' }, field: 'text' }),
    choices: z
      .array(Choice)
      .min(1)
      .max(10)
      .meta({ label: { zh: '选项', en: 'Choices' }, field: 'choices' }),
  }),
  example: {
    question: { zh: '您是想？', en: 'Would you like to?' },
    choices: [{ id: 'claim', title: { zh: '申请理赔', en: 'Make a claim' } }],
  },
  exits: { fromSetting: 'choices', also: [{ id: 'other', title: { zh: '说了别的', en: 'Something else' } }] },
  wait({ settings, render, language }) {
    const choices = settings.choices.map(({ id, title }) => ({ id, title: title[language] }));
    return waitFor({ for: 'message' }, { say: [{ text: render(settings.question), choices, expects: 'choice' }] });
  },
  decide({ settings, answer }) {
    if (answer?.is !== 'message') return leave('other');
    const said = (answer.message.choice ?? answer.message.text ?? '').trim().toLowerCase();
    const picked = settings.choices.find(({ id, title }, index) =>
      [id, title.zh, title.en.toLowerCase(), String(index + 1)].includes(said),
    );
    return leave(picked?.id ?? 'other');
  },
});
