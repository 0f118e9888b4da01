import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Said = z.object({ text: z.string().min(1).max(4000) });

export default defineNode({
  kind: 'desk.hand-over',
  version: 1,
  title: { zh: '转人工', en: 'Hand to a person' },
  help: {
    zh: '把对话交给人工坐席：坐席看到完整对话，可以回复，处理完交回流程。',
    en: 'Gives the conversation to an agent, who sees all of it, answers, and hands it back when done.',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    announce: Text.meta({ label: { zh: '转接时对客户说', en: 'Tell the customer' }, field: 'text' }),
    reason: z
      .string()
      .max(200)
      .meta({ label: { zh: '转接原因（坐席可见）', en: 'Reason, for the agent' } }),
  }),
  example: { announce: { zh: '正在为您转接人工，请稍候。', en: 'Connecting you to a colleague.' }, reason: '客户要求' },
  exits: [{ id: 'done', title: { zh: '处理完毕', en: 'Done' } }],
  wait({ settings, render, origin, language }) {
    const task = {
      type: 'desk.hand-over',
      title: { zh: '客户请求人工', en: 'A customer asks for a person' },
      role: 'agent',
      choices: [
        { id: 'say', title: { zh: '回复', en: 'Answer' } },
        { id: 'finish', title: { zh: '处理完毕', en: 'Finish' } },
      ],
      data: { conversation: origin.conversation ?? '', reason: settings.reason, language },
    };
    return waitFor({ for: 'person', task, listens: true }, { say: [{ text: render(settings.announce) }] });
  },
  decide({ answer }) {
    if (answer?.is === 'decision' && answer.choice === 'finish') return leave('done');
    // The agent's words reach the customer from the log of what was decided; the customer's are in the transcript already.
    if (answer?.is === 'decision' && !Said.safeParse(answer.values).success) return { do: 'stay', reason: 'nothing was said' };
    return { do: 'stay' };
  },
});
