import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';
import { answerFrom } from '../answer.ts';

const Expects = z.enum(['text', 'number', 'money', 'date', 'files']);

export default defineNode({
  kind: 'conversations.ask',
  version: 1,
  title: { zh: '提问', en: 'Ask' },
  help: {
    zh: '问客户一个问题并记下回答。听不懂会换个说法再问，超过次数走「没问到」。照片不清楚会请客户重拍。',
    en: 'Asks the customer and keeps the answer. An answer that does not fit is asked for again; after that it leaves by "no answer".',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    question: Text.meta({ label: { zh: '问题', en: 'Question' }, field: 'text' }),
    again: Text.meta({ label: { zh: '没听懂时再问', en: 'When the answer does not fit' }, field: 'text' }),
    expects: Expects.meta({
      label: { zh: '期待的回答', en: 'Expected answer' },
      labels: {
        text: { zh: '文字', en: 'Text' },
        number: { zh: '数字', en: 'Number' },
        money: { zh: '金额（元）', en: 'Amount (yuan)' },
        date: { zh: '日期', en: 'Date' },
        files: { zh: '照片', en: 'Photos' },
      },
    }),
    variable: z
      .string()
      .min(1)
      .meta({ label: { zh: '存入变量', en: 'Keep in' }, field: 'variable', access: 'write' }),
    attempts: z
      .int()
      .min(1)
      .max(10)
      .meta({ label: { zh: '最多问几次', en: 'Ask at most' } }),
  }),
  example: {
    question: { zh: '请问您的姓名？', en: 'Your name, please?' },
    again: { zh: '没有听清，请再说一次。', en: 'Please say that again.' },
    expects: 'text',
    variable: 'name',
    attempts: 3,
  },
  exits: [
    { id: 'answered', title: { zh: '已回答', en: 'Answered' } },
    { id: 'unanswered', title: { zh: '没问到', en: 'No answer' } },
  ],
  wait({ settings, render }) {
    const expects = settings.expects === 'files' ? 'files' : 'text';
    return waitFor({ for: 'message' }, { say: [{ text: render(settings.question), expects }] });
  },
  decide({ settings, answer, visits, now, zone, render }) {
    if (answer?.is !== 'message') return leave('unanswered');
    const given = answerFrom(answer.message, settings.expects, { now, zone });
    if (given !== undefined) {
      const name = settings.expects === 'money' ? `${settings.variable}Fen` : settings.variable;
      return leave('answered', { [name]: given });
    }
    if (visits >= settings.attempts) return leave('unanswered');
    return waitFor(
      { for: 'message' },
      { say: [{ text: render(settings.again), expects: settings.expects === 'files' ? 'files' : 'text' }] },
    );
  },
});
