import { localDateOf } from '@mortise/shared/calendar';
import { checkReceipt, type Finding, fingerprintOf, receiptKeyOf, summaryOf } from '@mortise/shared/claim';
import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { receiptsFile } from '../../documents/index.ts';
import { findingsFile } from '../claim-files.ts';
import { Policy } from '../policy.ts';
import { seenReceipts } from '../seen-receipts.ts';

const Summary = z.strictObject({ fails: z.int(), warns: z.int(), notCheckable: z.int(), riskScore: z.int() });

export default defineNode({
  kind: 'claims.check-receipts',
  version: 1,
  title: { zh: '票据核验', en: 'Check the receipts' },
  help: {
    zh: '核对大小写、合计、支付构成、票据代码号码、日期、交款人，并查是否用过。结果是逐条结论，不是一个是非。',
    en: 'Checks amounts, sums, codes, dates, payer and earlier use. The result is a list of findings, not a yes or no.',
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
    details: z
      .string()
      .min(1)
      .meta({ label: { zh: '票据字段', en: 'Receipts' }, field: 'variable', access: 'read' }),
    findings: z
      .string()
      .min(1)
      .meta({ label: { zh: '结论存入', en: 'Keep the findings in' }, field: 'variable', access: 'write' }),
    summary: z
      .string()
      .min(1)
      .meta({ label: { zh: '汇总存入', en: 'Keep the summary in' }, field: 'variable', access: 'write' }),
  }),
  example: { claimNo: 'claimNo', policy: 'policy', details: 'receiptDetails', findings: 'findings', summary: 'checks' },
  exits: [{ id: 'checked', title: { zh: '已核验', en: 'Checked' } }],
  request: ({ settings, read, now, zone }) => ({
    claimNo: read(settings.claimNo, z.string()),
    policy: read(settings.policy, Policy),
    details: read(settings.details, FileRef),
    submittedOn: localDateOf(now, zone),
  }),
  perform: {
    reach: 'local',
    request: z.strictObject({ claimNo: z.string(), policy: Policy, details: FileRef, submittedOn: z.string() }),
    result: z.strictObject({ findings: FileRef, summary: Summary }),
    async run({ claimNo, policy, details, submittedOn }, { ports, scope, execution }) {
      const stored = await ports.files.get(scope, details.file);
      if (!stored) throw new Error(`receipts ${details.file} are gone`);
      const register = seenReceipts(ports);
      const insured = { name: policy.insuredName, ...(policy.insuredIdTail === undefined ? {} : { idTail: policy.insuredIdTail }) };
      const period = { startsOn: policy.effectiveOn, endsOn: policy.expiresOn };
      const all: { page: number; findings: Finding[] }[] = [];
      for (const [index, { receipt }] of receiptsFile.from(stored.bytes).entries()) {
        const prints = [
          { match: 'receipt' as const, text: receiptKeyOf(receipt) },
          { match: 'line-items' as const, text: fingerprintOf(receipt.items ?? []) },
        ];
        const seen = [];
        for (const { match, text } of prints) {
          if (text === undefined) continue;
          seen.push(...(await register.find(scope, match, text, claimNo)));
          await register.note(scope, match, text, claimNo, submittedOn);
        }
        all.push({ page: index + 1, findings: [...checkReceipt({ receipt, insured, policy: period, submittedOn, seen })] });
      }
      const file = await ports.files.put(scope, execution, findingsFile.bytesOf(all), { type: 'application/json', name: 'findings.json' });
      return { findings: file, summary: summaryOf(all.flatMap(({ findings }) => findings)) };
    },
  },
  decide({ settings, result }) {
    const { fails = 0, warns = 0, riskScore = 0 } = result?.summary ?? {};
    return leave(
      'checked',
      { [settings.findings]: result?.findings, [settings.summary]: result?.summary },
      { reason: `${fails} fail, ${warns} warn, risk ${riskScore}` },
    );
  },
});
