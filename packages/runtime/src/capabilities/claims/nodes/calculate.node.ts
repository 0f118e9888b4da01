import { payableOf, Receipt, StatementLine } from '@mortise/shared/claim';
import { FileRef } from '@mortise/shared/execution';
import { plainJson } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { statementFile } from '../claim-files.ts';
import { medicalCaseOf, planOf } from '../medical-case.ts';
import { Policy } from '../policy.ts';
import { policyLedger } from '../policy-ledger.ts';

const Cause = z.enum(['illness', 'accident']);
const Terms = z.strictObject({
  ratioUnsettledBp: z
    .int()
    .min(0)
    .max(10_000)
    .meta({ label: { zh: '未经医保结算的赔付比例（万分之）', en: 'Ratio without social insurance (1/10000)' } }),
  publicHospitalsOnly: z.boolean().meta({ label: { zh: '仅限公立医院', en: 'Public hospitals only' } }),
  outpatientBeforeDays: z
    .int()
    .min(0)
    .max(365)
    .meta({ label: { zh: '住院前门急诊天数', en: 'Outpatient days before a stay' } }),
  outpatientAfterDays: z
    .int()
    .min(0)
    .max(365)
    .meta({ label: { zh: '出院后门急诊天数', en: 'Outpatient days after a stay' } }),
  outpatientAlone: z.boolean().meta({ label: { zh: '门诊单独计入', en: 'Outpatient visits count alone' } }),
  exclusions: z
    .array(z.string())
    .max(500)
    .meta({ label: { zh: '除外疾病（ICD-10）', en: 'Exclusions (ICD-10)' } }),
});

export default defineNode({
  kind: 'claims.calculate',
  version: 1,
  title: { zh: '理算', en: 'Calculate the benefit' },
  help: {
    zh: '按保单的免赔额、比例、限额和已用额度算出应赔金额，并给出逐项推导的理算书。需要人工判断的情形走「需人工」。',
    en: 'Calculates what the policy pays, with a statement that derives every figure. Questions of refusal leave by "needs a person".',
  },
  group: groups.claim,
  within: 'process',
  settings: z.strictObject({
    policy: z
      .string()
      .min(1)
      .meta({ label: { zh: '保单', en: 'Policy' }, field: 'variable', access: 'read' }),
    receipts: z
      .string()
      .min(1)
      .meta({ label: { zh: '票据', en: 'Receipts' }, field: 'variable', access: 'read' }),
    cause: z
      .string()
      .min(1)
      .meta({ label: { zh: '事故原因', en: 'Cause' }, field: 'variable', access: 'read' }),
    payable: z
      .string()
      .min(1)
      .meta({ label: { zh: '应赔金额存入', en: 'Keep the amount in' }, field: 'variable', access: 'write' }),
    statement: z
      .string()
      .min(1)
      .meta({ label: { zh: '理算书存入', en: 'Keep the statement in' }, field: 'variable', access: 'write' }),
    calculation: z
      .string()
      .min(1)
      .meta({ label: { zh: '入账依据存入', en: 'Keep the postings in' }, field: 'variable', access: 'write' }),
    terms: Terms.meta({ label: { zh: '条款', en: 'Terms' } }),
  }),
  example: {
    policy: 'policy',
    receipts: 'receipts',
    cause: 'cause',
    payable: 'payable',
    statement: 'statement',
    calculation: 'calculation',
    terms: {
      ratioUnsettledBp: 6000,
      publicHospitalsOnly: true,
      outpatientBeforeDays: 7,
      outpatientAfterDays: 30,
      outpatientAlone: false,
      exclusions: [],
    },
  },
  exits: [
    { id: 'calculated', title: { zh: '已理算', en: 'Calculated' } },
    { id: 'needs-person', title: { zh: '需人工', en: 'Needs a person' } },
  ],
  request: ({ settings, read }) => ({
    policy: read(settings.policy, Policy),
    receipts: read(settings.receipts, z.array(Receipt)),
    cause: read(settings.cause, Cause),
    terms: settings.terms,
  }),
  perform: {
    reach: 'local',
    request: z.strictObject({ policy: Policy, receipts: z.array(Receipt), cause: Cause, terms: Terms }),
    result: z.strictObject({
      payFen: z.int(),
      reject: z.string().nullable(),
      reasons: z.array(z.string()),
      statement: FileRef,
      postings: z.strictObject({ deductibleFen: z.int(), limitFen: z.int(), otherCommercialFen: z.int() }),
      ledgerVersion: z.int(),
    }),
    async run({ policy, receipts, cause, terms }, { ports, scope, execution }) {
      const year = await policyLedger(ports.documents).year(scope, policy.policyNo, policy.effectiveOn);
      const payable = payableOf(planOf(policy, terms), year.used, medicalCaseOf(policy, terms, cause, receipts));
      const bytes = statementFile.bytesOf(StatementLine.parse(plainJson(payable.explanation)));
      const statement = await ports.files.put(scope, execution, bytes, { type: 'application/json', name: 'statement.json' });
      const { payFen, reject, reasons, postings } = payable;
      return {
        payFen,
        reject: reject ?? null,
        reasons: reasons.map(({ code, receipt }) => (receipt === undefined ? code : `${code}:${receipt}`)),
        statement,
        postings,
        ledgerVersion: year.version,
      };
    },
  },
  decide({ settings, result }) {
    if (!result) return leave('needs-person');
    const { payFen, reject, reasons, statement, postings, ledgerVersion } = result;
    const set = {
      [`${settings.payable}Fen`]: payFen,
      [settings.statement]: statement,
      [settings.calculation]: { postings, ledgerVersion, reasons },
    };
    return leave(reject === null ? 'calculated' : 'needs-person', set, {
      reason: reject ?? (reasons.join(', ') || 'every receipt counts'),
    });
  },
});
