import { Json } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { claimRegister } from '../claim-register.ts';

export default defineNode({
  kind: 'claims.add-documents',
  version: 1,
  title: { zh: '收补充材料', en: 'Hand in documents' },
  help: { zh: '把客户补交的照片交给正在等材料的案件。', en: "Hands the customer's photos to the claim that waits for documents." },
  group: groups.claim,
  within: 'dialog',
  assurance: 'code',
  settings: z.strictObject({
    files: z
      .string()
      .min(1)
      .meta({ label: { zh: '照片', en: 'Photos' }, field: 'variable', access: 'read' }),
  }),
  example: { files: 'photos' },
  exits: [
    { id: 'handed-in', title: { zh: '已交给案件', en: 'Handed in' } },
    { id: 'no-claim', title: { zh: '没有等材料的案件', en: 'No claim waits' } },
  ],
  request: ({ origin }) => ({ customer: origin.customer ?? '' }),
  perform: {
    reach: 'local',
    request: z.strictObject({ customer: z.string().min(1) }),
    result: z.strictObject({ claimNo: z.string().nullable() }),
    async run({ customer }, { ports, scope }) {
      const waiting = await claimRegister(ports.documents).list(scope, { customer, state: 'awaiting-documents' }, { limit: 1 });
      return { claimNo: waiting.items[0]?.number ?? null };
    },
  },
  decide({ settings, result, read }) {
    if (!result?.claimNo) return leave('no-claim');
    return leave(
      'handed-in',
      {},
      { signal: { name: 'claim.documents', correlation: result.claimNo, body: { files: read(settings.files, z.array(Json)) } } },
    );
  },
});
