import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Sent = z.object({ files: z.array(z.json()).min(1) });

export default defineNode({
  kind: 'claims.await-documents',
  version: 1,
  title: { zh: '请客户补材料', en: 'Ask for documents' },
  help: {
    zh: '一次性告诉客户还缺什么，然后等客户在对话里补交。到期没有补交就走「到期」。',
    en: 'Tells the customer once what is missing, then waits for it to be sent in the conversation, or for the deadline.',
  },
  group: groups.claim,
  within: 'process',
  settings: z.strictObject({
    claimNo: z
      .string()
      .min(1)
      .meta({ label: { zh: '案件号', en: 'Claim number' }, field: 'variable', access: 'read' }),
    text: Text.meta({ label: { zh: '对客户说', en: 'Tell the customer' }, field: 'text' }),
    days: z
      .int()
      .min(1)
      .max(365)
      .meta({ label: { zh: '最多等几天', en: 'Days to wait' } }),
    files: z
      .string()
      .min(1)
      .meta({ label: { zh: '材料存入', en: 'Keep the documents in' }, field: 'variable', access: 'write' }),
  }),
  example: {
    claimNo: 'claimNo',
    text: { zh: '请补交清晰的票据照片。', en: 'Please send a clear photo of the receipt.' },
    days: 30,
    files: 'photos',
  },
  exits: [
    { id: 'received', title: { zh: '已补交', en: 'Received' } },
    { id: 'expired', title: { zh: '到期', en: 'Expired' } },
  ],
  wait({ settings, read, render, now }) {
    const until = new Date(Date.parse(now) + settings.days * 86_400_000).toISOString();
    const correlation = read(settings.claimNo, z.string());
    return waitFor(
      { for: 'signal', name: 'claim.documents', correlation, until },
      { say: [{ text: render(settings.text), expects: 'files' }] },
    );
  },
  decide({ settings, answer }) {
    const sent = answer?.is === 'signal' ? Sent.safeParse(answer.body) : undefined;
    return sent?.success ? leave('received', { [settings.files]: sent.data.files }) : leave('expired');
  },
});
