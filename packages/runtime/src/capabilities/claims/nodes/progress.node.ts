import { decisionOf, progressOf } from '@mortise/shared/claim';
import { yuanFrom } from '@mortise/shared/money';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { claimRegister } from '../claim-register.ts';

const Told = z.strictObject({ claimNo: z.string(), progress: Text, paidFen: z.int().optional() });
const atMost = 5;

export default defineNode({
  kind: 'claims.progress',
  version: 1,
  title: { zh: '查理赔进度', en: 'Tell the progress' },
  help: {
    zh: '告诉客户名下最近案件的进度，案件在等人工审核时也能查。',
    en: "Tells how far the customer's latest claims are, also while one waits for a reviewer.",
  },
  group: groups.claim,
  within: 'dialog',
  assurance: 'code',
  settings: z.strictObject({ none: Text.meta({ label: { zh: '没有案件时说', en: 'When there is no claim' }, field: 'text' }) }),
  example: { none: { zh: '没有查到您的理赔案件。', en: 'You have no claims with us.' } },
  exits: [
    { id: 'told', title: { zh: '已告知', en: 'Told' } },
    { id: 'none', title: { zh: '没有案件', en: 'No claims' } },
  ],
  request: ({ origin }) => ({ customer: origin.customer ?? '' }),
  perform: {
    reach: 'local',
    request: z.strictObject({ customer: z.string().min(1) }),
    result: z.strictObject({ claims: z.array(Told) }),
    async run({ customer }, { ports, scope }) {
      const found = await claimRegister(ports.documents).list(scope, { customer }, { limit: atMost });
      return {
        claims: found.items.map((claim) => {
          const decision = decisionOf(claim);
          const paid = (claim.state === 'paid' || claim.state === 'closed') && decision !== undefined && decision.outcome !== 'declined';
          return { claimNo: claim.number, progress: progressOf(claim), ...(paid ? { paidFen: decision.payFen } : {}) };
        }),
      };
    },
  },
  decide({ settings, result, language, render }) {
    const claims = result?.claims ?? [];
    if (claims.length === 0) return leave('none', {}, { say: [{ text: render(settings.none) }] });
    const line = ({ claimNo, progress, paidFen }: z.infer<typeof Told>) => {
      const paid =
        paidFen === undefined ? '' : language === 'zh' ? `（赔付 ${yuanFrom(paidFen)} 元）` : ` (paid: CNY ${yuanFrom(paidFen)})`;
      return `${claimNo}：${progress[language]}${paid}`;
    };
    return leave('told', {}, { say: [{ text: claims.map(line).join('\n') }] });
  },
});
