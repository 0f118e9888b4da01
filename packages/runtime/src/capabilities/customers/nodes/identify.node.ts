import { isAssured } from '@mortise/shared/tenant';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { ask, defineNode, groups, leave, waitFor } from '../../../engine/index.ts';
import { oneTimeCodes } from '../one-time-code.ts';

const Request = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('send'), phone: z.string() }),
  z.strictObject({ ask: z.literal('check'), phone: z.string(), code: z.string() }),
]);
const Result = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('sent') }),
  z.strictObject({ is: z.literal('wrong') }),
  z.strictObject({ is: z.literal('right'), customer: z.string() }),
]);
/** Where the talk is: which number a code went to, and how often the customer was asked. */
const Memo = z.strictObject({ phone: z.string().optional(), asked: z.int() });

const mobile = /^1[3-9]\d{9}$/;
const askAtMost = 4;

export default defineNode({
  kind: 'customers.identify',
  version: 1,
  title: { zh: '核实身份', en: 'Identify the customer' },
  help: {
    zh: '请客户报手机号并发送一次性验证码；已经核实过的客户直接通过。无论号码是否登记，回答都一样。',
    en: 'Asks for the mobile number and sends a one-time code; a customer who is identified already passes. The answers are alike for every number.',
  },
  group: groups.customer,
  within: 'dialog',
  settings: z.strictObject({
    askPhone: Text.meta({ label: { zh: '询问手机号', en: 'Ask for the number' }, field: 'text' }),
    askCode: Text.meta({ label: { zh: '询问验证码', en: 'Ask for the code' }, field: 'text' }),
    again: Text.meta({ label: { zh: '不正确时说', en: 'When it is not right' }, field: 'text' }),
    phone: z
      .string()
      .min(1)
      .meta({ label: { zh: '手机号存入', en: 'Keep the number in' }, field: 'variable', access: 'write' }),
  }),
  example: {
    askPhone: { zh: '请输入您投保时预留的手机号。', en: 'Please enter the mobile number of your policy.' },
    askCode: { zh: '验证码已发送，请输入 6 位数字。', en: 'We sent you a code; please enter its six digits.' },
    again: { zh: '好像不对，请再试一次。', en: 'That does not seem right; please try again.' },
    phone: 'phone',
  },
  exits: [
    { id: 'identified', title: { zh: '已核实', en: 'Identified' } },
    { id: 'unidentified', title: { zh: '未核实', en: 'Not identified' } },
  ],
  retry: { attempts: 3, backoffMs: 500 },
  perform: {
    reach: 'outside',
    request: Request,
    result: Result,
    async run(request, { ports, scope, key, origin }) {
      const print = await ports.vault.fingerprint(scope.tenantId, 'phone', request.phone);
      const codes = oneTimeCodes(ports.documents);
      if (request.ask === 'check') {
        const right = await codes.check(scope, print, request.code, ports.clock.now());
        return right ? { is: 'right' as const, customer: print } : { is: 'wrong' as const };
      }
      const code = await codes.issue(scope, print, key, ports.clock.now());
      if (code !== undefined && code !== 'sent')
        await ports.messenger.send({ scope, to: request.phone, text: codeText[origin.language](code), key });
      return { is: 'sent' as const };
    },
  },
  wait({ settings, origin, render }) {
    if (isAssured(origin.assurance, 'code')) return leave('identified', {}, { reason: 'identified before' });
    return waitFor({ for: 'message' }, { say: [{ text: render(settings.askPhone), expects: 'text' }], memo: { asked: 1 } });
  },
  decide({ settings, answer, result, memo, render }) {
    const { phone, asked } = Memo.parse(memo);
    const again = (next: z.infer<typeof Memo>, expects: 'text' | 'code') =>
      next.asked > askAtMost
        ? leave('unidentified')
        : waitFor({ for: 'message' }, { say: [{ text: render(settings.again), expects }], memo: next });
    if (answer?.is === 'message') {
      const said = (answer.message.text ?? '').replace(/[\s-]/g, '');
      if (phone !== undefined && /^\d{6}$/.test(said)) return ask({ ask: 'check', phone, code: said });
      if (mobile.test(said)) return ask({ ask: 'send', phone: said }, { memo: { phone: said, asked } });
      return again({ ...(phone === undefined ? {} : { phone }), asked: asked + 1 }, phone === undefined ? 'text' : 'code');
    }
    if (result?.is === 'sent') return waitFor({ for: 'message' }, { say: [{ text: render(settings.askCode), expects: 'code' }] });
    if (result?.is === 'right') {
      return leave(
        'identified',
        { [settings.phone]: phone ?? null },
        { identify: { customer: result.customer, assurance: 'code' }, reason: 'the code was right' },
      );
    }
    return again({ ...(phone === undefined ? {} : { phone }), asked: asked + 1 }, 'code');
  },
});

const codeText = {
  zh: (code: string) => `您的验证码是 ${code}，5 分钟内有效。请勿告诉他人。`,
  en: (code: string) => `Your code is ${code}. It is valid for five minutes; tell nobody.`,
} as const;
