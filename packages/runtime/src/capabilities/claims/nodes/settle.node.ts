import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { claimRegister } from '../claim-register.ts';
import { Policy } from '../policy.ts';
import { policyLedger } from '../policy-ledger.ts';

const Postings = z.strictObject({ deductibleFen: z.int(), limitFen: z.int(), otherCommercialFen: z.int() });
const Calculation = z.object({ postings: Postings, ledgerVersion: z.int() });
const Outcome = z.enum(['approved', 'partial', 'declined']);

export default defineNode({
  kind: 'claims.settle',
  version: 1,
  title: { zh: '核定入账', en: 'Settle the claim' },
  help: {
    zh: '记下核定结论，并在保单年度上登记用掉的免赔额和限额。期间别的案件用过额度的走「需重算」。',
    en: 'Records the decision and posts what it uses of deductible and limit. If another claim posted meanwhile, it leaves by "recalculate".',
  },
  group: groups.claim,
  within: 'process',
  settings: z.strictObject({
    claimNo: z
      .string()
      .min(1)
      .meta({ label: { zh: '案件号', en: 'Claim number' }, field: 'variable', access: 'read' }),
    policy: z
      .string()
      .min(1)
      .meta({ label: { zh: '保单', en: 'Policy' }, field: 'variable', access: 'read' }),
    calculation: z
      .string()
      .min(1)
      .meta({ label: { zh: '入账依据', en: 'Postings' }, field: 'variable', access: 'read' }),
    approved: z
      .string()
      .min(1)
      .meta({ label: { zh: '核定金额', en: 'Approved amount' }, field: 'variable', access: 'read' }),
    outcome: z
      .string()
      .min(1)
      .meta({ label: { zh: '结论', en: 'Outcome' }, field: 'variable', access: 'read' }),
    reviewer: z
      .string()
      .optional()
      .meta({ label: { zh: '审核人（自动核定时不填）', en: 'Reviewer (none when automatic)' }, field: 'variable', access: 'read' }),
  }),
  example: { claimNo: 'claimNo', policy: 'policy', calculation: 'calculation', approved: 'approved', outcome: 'outcome' },
  exits: [
    { id: 'settled', title: { zh: '已核定', en: 'Settled' } },
    { id: 'recalculate', title: { zh: '需重算', en: 'Recalculate' } },
  ],
  request({ settings, read, variables, now }) {
    const { postings, ledgerVersion } = read(settings.calculation, Calculation);
    const reviewer = settings.reviewer === undefined || settings.reviewer === '' ? undefined : variables[settings.reviewer];
    return {
      claimNo: read(settings.claimNo, z.string()),
      policy: read(settings.policy, Policy),
      postings,
      ledgerVersion,
      amountFen: read(`${settings.approved}Fen`, z.int()),
      outcome: read(settings.outcome, Outcome),
      by: typeof reviewer === 'string' ? { kind: 'staff' as const, id: reviewer } : { kind: 'machine' as const, id: 'claims.settle' },
      at: now,
    };
  },
  perform: {
    reach: 'outside',
    request: z.strictObject({
      claimNo: z.string(),
      policy: Policy,
      postings: Postings,
      ledgerVersion: z.int(),
      amountFen: z.int(),
      outcome: Outcome,
      by: z.strictObject({ kind: z.enum(['staff', 'machine']), id: z.string() }),
      at: z.string(),
    }),
    result: z.strictObject({ settled: z.boolean() }),
    async run({ claimNo, policy, postings, ledgerVersion, amountFen, outcome, by, at }, { ports, scope, key }) {
      if (outcome !== 'declined') {
        const posting = { ...postings, limitFen: amountFen, key, claim: claimNo };
        const posted = await policyLedger(ports.documents).post(scope, policy.policyNo, policy.effectiveOn, posting, ledgerVersion);
        if (posted === 'stale') return { settled: false };
      }
      const decision = outcome === 'declined' ? { outcome } : { outcome, payFen: amountFen };
      const transition = { at, by, to: 'decided' as const, reason: outcome, ruleVersion: 'flow', decision };
      await claimRegister(ports.documents).move(scope, claimNo, transition, key);
      return { settled: true };
    },
  },
  decide: ({ result }) =>
    result?.settled ? leave('settled') : leave('recalculate', {}, { reason: 'another claim used the policy year meanwhile' }),
});
