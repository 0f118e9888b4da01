import { ClaimState } from '@mortise/shared/claim';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { claimRegister } from '../claim-register.ts';

export default defineNode({
  kind: 'claims.move',
  version: 1,
  title: { zh: '案件进度', en: 'Move the claim' },
  help: {
    zh: '把案件推进到一个新的状态，客户查进度时看到的就是它。',
    en: 'Moves the claim to a new state: what the customer sees when asking for progress.',
  },
  group: groups.claim,
  within: 'process',
  settings: z.strictObject({
    claimNo: z
      .string()
      .min(1)
      .meta({ label: { zh: '案件号', en: 'Claim number' }, field: 'variable', access: 'read' }),
    to: ClaimState.exclude(['draft', 'reported', 'decided']).meta({ label: { zh: '新状态', en: 'New state' } }),
    reason: z
      .string()
      .min(1)
      .max(200)
      .meta({ label: { zh: '原因', en: 'Reason' } }),
  }),
  example: { claimNo: 'claimNo', to: 'submitted', reason: '材料已提交' },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  request: ({ settings, read, now }) => ({
    claimNo: read(settings.claimNo, z.string()),
    to: settings.to,
    reason: settings.reason,
    at: now,
  }),
  perform: {
    reach: 'outside',
    request: z.strictObject({ claimNo: z.string(), to: ClaimState, reason: z.string(), at: z.string() }),
    result: z.strictObject({ state: z.string() }),
    async run({ claimNo, to, reason, at }, { ports, scope, key, execution }) {
      const by = { kind: 'machine' as const, id: execution };
      const claim = await claimRegister(ports.documents).move(scope, claimNo, { at, by, to, reason, ruleVersion: 'flow' }, key);
      return { state: claim.state };
    },
  },
  decide: () => leave('next'),
});
