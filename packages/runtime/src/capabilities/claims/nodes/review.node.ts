import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Changed = z.object({ amountFen: z.int().nonnegative() });
const Asked = z.object({ documents: z.string().min(1).max(1000) });

export default defineNode({
  kind: 'claims.review',
  version: 1,
  title: { zh: '人工审核', en: 'Review by a person' },
  help: {
    zh: '交给审核人员：看原图、字段、核验结论和理算书，可以同意、改金额（写原因）、拒赔（写原因）或请客户补材料。',
    en: 'Goes to a reviewer, who sees photo, fields, findings and statement, and accepts, changes the amount, declines, or asks for documents.',
  },
  group: groups.claim,
  within: 'process',
  settings: z.strictObject({
    claimNo: z
      .string()
      .min(1)
      .meta({ label: { zh: '案件号', en: 'Claim number' }, field: 'variable', access: 'read' }),
    payable: z
      .string()
      .min(1)
      .meta({ label: { zh: '建议金额', en: 'Suggested amount' }, field: 'variable', access: 'read' }),
    approved: z
      .string()
      .min(1)
      .meta({ label: { zh: '核定金额存入', en: 'Keep the approved amount in' }, field: 'variable', access: 'write' }),
    outcome: z
      .string()
      .min(1)
      .meta({ label: { zh: '结论存入', en: 'Keep the outcome in' }, field: 'variable', access: 'write' }),
    request: z
      .string()
      .min(1)
      .meta({ label: { zh: '补材料说明存入', en: 'Keep what is missing in' }, field: 'variable', access: 'write' }),
    reviewer: z
      .string()
      .min(1)
      .meta({ label: { zh: '审核人存入', en: 'Keep the reviewer in' }, field: 'variable', access: 'write' }),
    hours: z
      .int()
      .min(1)
      .max(720)
      .meta({ label: { zh: '应在几小时内审完', en: 'Due within hours' } }),
    shows: z
      .array(z.string())
      .max(20)
      .meta({ label: { zh: '给审核人看的变量', en: 'Variables the reviewer sees' } }),
  }),
  example: {
    claimNo: 'claimNo',
    payable: 'payable',
    approved: 'approved',
    outcome: 'outcome',
    request: 'missing',
    reviewer: 'reviewer',
    hours: 24,
    shows: [],
  },
  exits: [
    { id: 'approved', title: { zh: '同意赔付', en: 'Approved' } },
    { id: 'declined', title: { zh: '不予赔付', en: 'Declined' } },
    { id: 'documents', title: { zh: '补材料', en: 'Documents' } },
  ],
  wait({ settings, read, variables, now }) {
    const claimNo = read(settings.claimNo, z.string());
    const amountFen = read(`${settings.payable}Fen`, z.int());
    const task = {
      type: 'claims.review',
      title: { zh: `审核案件 ${claimNo}`, en: `Review claim ${claimNo}` },
      role: 'reviewer',
      choices: [
        { id: 'accept', title: { zh: '同意', en: 'Accept' } },
        { id: 'change', title: { zh: '修改金额', en: 'Change the amount' } },
        { id: 'decline', title: { zh: '不予赔付', en: 'Decline' } },
        { id: 'documents', title: { zh: '请客户补材料', en: 'Ask for documents' } },
      ],
      data: { claimNo, amountFen, shown: Object.fromEntries(settings.shows.map((name) => [name, variables[name] ?? null])) },
      due: new Date(Date.parse(now) + settings.hours * 3_600_000).toISOString(),
    };
    return waitFor({ for: 'person', task });
  },
  decide({ settings, answer, read }) {
    if (answer?.is !== 'decision') return { do: 'stay' };
    const suggested = read(`${settings.payable}Fen`, z.int());
    const by = { [settings.reviewer]: answer.by };
    const reasoned = (answer.reason ?? '').trim() !== '';
    if (answer.choice === 'accept') {
      return leave(
        'approved',
        { ...by, [`${settings.approved}Fen`]: suggested, [settings.outcome]: 'approved' },
        { reason: 'accepted as calculated' },
      );
    }
    if (answer.choice === 'decline' && reasoned) {
      return leave(
        'declined',
        { ...by, [`${settings.approved}Fen`]: 0, [settings.outcome]: 'declined' },
        { reason: 'declined by the reviewer' },
      );
    }
    const changed = Changed.safeParse(answer.values);
    if (answer.choice === 'change' && changed.success && reasoned && changed.data.amountFen <= suggested) {
      const amountFen = changed.data.amountFen;
      const outcome = amountFen === suggested ? 'approved' : 'partial';
      return leave(
        'approved',
        { ...by, [`${settings.approved}Fen`]: amountFen, [settings.outcome]: outcome },
        { reason: 'amount changed by the reviewer' },
      );
    }
    const asked = Asked.safeParse(answer.values);
    if (answer.choice === 'documents' && asked.success) return leave('documents', { ...by, [settings.request]: asked.data.documents });
    return { do: 'stay', reason: 'a change or refusal needs a reason, an amount not above the calculation; documents need a text' };
  },
});
