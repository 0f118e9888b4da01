import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';

export default defineNode({
  kind: 'conversations.say',
  version: 1,
  title: { zh: '说', en: 'Say' },
  help: {
    zh: '对客户说一句话；在业务流程里则是主动通知客户，客户回到对话时一定能看到。',
    en: 'Tells the customer something; in a process it is a notice that is there when the customer comes back.',
  },
  group: groups.talk,
  settings: z.strictObject({ text: Text.meta({ label: { zh: '内容', en: 'Text' }, field: 'text' }) }),
  example: { text: { zh: '您好，请问有什么可以帮您？', en: 'Hello, how can I help?' } },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  decide: ({ settings, render }) => leave('next', {}, { say: [{ text: render(settings.text) }] }),
});
