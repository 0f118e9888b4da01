import { screenTexts } from '../app/language.ts';

export const useDeskTexts = screenTexts('desk', {
  title: { zh: '人工坐席', en: 'Agent desk' },
  list: { zh: '等待人工的对话', en: 'Conversations handed over' },
  emptyTitle: { zh: '没有等待的客户', en: 'No customers are waiting' },
  emptyHelp: { zh: '客户要求人工服务时，对话会转到这里。', en: 'When a customer asks for a person, the conversation comes here.' },
  pick: { zh: '选择一个对话', en: 'Choose a conversation' },
  pickHelp: { zh: '左边是等待人工的客户，最早的在最前。', en: 'On the left are the customers who wait, the oldest first.' },
  since: { zh: '{{at}} 转来', en: 'since {{at}}' },
  transcript: { zh: '对话记录', en: 'What was said' },
  reply: { zh: '回复客户', en: 'Reply to the customer' },
  send: { zh: '发送', en: 'Send' },
  finish: { zh: '结束人工服务', en: 'Finish' },
  finishHelp: { zh: '结束后，对话回到智能客服继续。', en: 'The conversation goes back to the flow.' },
  finished: { zh: '已结束人工服务', en: 'Finished' },
  'from.customer': { zh: '客户', en: 'Customer' },
  'from.service': { zh: '智能客服', en: 'Assistant' },
  'from.agent': { zh: '坐席', en: 'Agent' },
  file: { zh: '文件', en: 'File' },
  trace: { zh: '查看经过', en: 'Show its way' },
});
