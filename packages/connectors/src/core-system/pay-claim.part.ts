import { z } from 'zod';
import { type Answer, definePart, http, secret } from '../sdk/index.ts';

const headers = { 'x-api-key': secret('apiKey') };

export default definePart({
  id: 'core-system.pay-claim',
  version: 1,
  title: { zh: '支付赔款', en: 'Pay a claim' },
  help: {
    zh: '请核心系统支付一笔赔款。同一笔付款无论重试多少次只会支付一次；结果不明时先按流水键查询。',
    en: 'Asks the core system to pay a claim. However often it is tried, it pays once; where the outcome is unknown it looks up by key first.',
  },
  effect: 'pays',
  input: z.strictObject({
    claimNo: z.string().min(1).max(40),
    policyNo: z.string().min(1).max(40),
    payee: z.string().min(1).max(50),
    amountFen: z.int().positive(),
  }),
  output: z.object({ paymentNo: z.string(), amountFen: z.int().positive(), paidAt: z.iso.datetime() }),
  exits: [
    { id: 'paid', title: { zh: '已支付', en: 'Paid' } },
    { id: 'refused', title: { zh: '被拒绝', en: 'Refused' } },
  ],
  secrets: ['apiKey'],
  example: { claimNo: 'C2026000001', policyNo: 'P2026A0001', payee: '王小明', amountFen: 120_00 },
  request: (input) => http.post('/payments', { headers, body: input }),
  response: (answer) => (answer.status === 422 ? { exit: 'refused' } : paid(answer)),
  lookup: {
    // the payment is the first call of the chain, so the core system knows it under `key:1`
    request: (_, { key }) => http.get(`/payments/by-key/${encodeURIComponent(`${key}:1`)}`, { headers }),
    response: (answer) => (answer.status === 404 ? 'absent' : answer.status === 200 ? paid(answer) : 'unknown'),
  },
});

function paid(answer: Answer) {
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`the core system answered ${answer.status}`);
  return { exit: 'paid' as const, output: answer.json() };
}
