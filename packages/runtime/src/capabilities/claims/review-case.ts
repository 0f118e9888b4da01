import {
  type Finding,
  type ReceiptFieldName,
  type ReviewCase,
  type ReviewField,
  receiptFieldTitles,
  type StatementLine,
} from '@mortise/shared/claim';
import { FileRef, type Task } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Files } from '../../ports/files.ts';
import type { SignedAddress } from '../desk/index.ts';
import { type ReceiptOnPhoto, receiptsFile } from '../documents/index.ts';
import { findingsFile, statementFile } from './claim-files.ts';
import { Policy } from './policy.ts';

const Checks = z.strictObject({ fails: z.int(), warns: z.int(), notCheckable: z.int(), riskScore: z.int() });

/** What `claims.review` puts into its task; what the template does not show is left out of the screen. */
const ReviewData = z.object({
  claimNo: z.string(),
  amountFen: z.int(),
  shown: z.object({
    policy: Policy,
    cause: z.string().catch(''),
    receiptDetails: FileRef.nullish(),
    findings: FileRef.nullish(),
    checks: Checks.catch({ fails: 0, warns: 0, notCheckable: 0, riskScore: 0 }),
    statement: FileRef.nullish(),
    trackReason: z.string().nullish(),
  }),
});

type Sources = { readonly files: Files; readonly sign: SignedAddress };

/** Everything the reviewer of a task sees: photos with signed addresses, fields with their places, findings, statement, suggestion. */
export async function reviewCaseOf({ files, sign }: Sources, scope: Scope, task: Task): Promise<ReviewCase> {
  const { claimNo, amountFen, shown } = ReviewData.parse(task.data);
  const load = async <T>(file: FileRef | null | undefined, from: (bytes: Uint8Array) => T): Promise<T | undefined> => {
    const stored = file ? await files.get(scope, file.file) : undefined;
    return stored && from(stored.bytes);
  };
  const pages = (await load(shown.receiptDetails, receiptsFile.from)) ?? [];
  const findings = (await load(shown.findings, findingsFile.from)) ?? [];
  const explanation = await load(shown.statement, statementFile.from);
  const sound = shown.checks.fails === 0 && amountFen > 0;
  return {
    claimNo,
    task: task.id,
    insured: shown.policy.insuredName,
    policyNo: shown.policy.policyNo,
    product: shown.policy.product,
    cause: shown.cause,
    photos: pages.map(({ photo, width, height }, index) => ({
      url: sign(scope, photo),
      name: photo.name ?? `${index + 1}`,
      width,
      height,
    })),
    receipts: pages.map((page, index) => receiptOf(page, index, findings.find((each) => each.page === index + 1)?.findings ?? [])),
    checks: shown.checks,
    suggestion: { decision: sound ? 'approve' : 'look-closer', amountFen, reason: shown.trackReason ?? '' },
    ...(explanation === undefined ? {} : { explanation: explanation satisfies StatementLine }),
    choices: task.choices,
  };
}

function receiptOf({ receipt }: ReceiptOnPhoto, photo: number, findings: readonly Finding[]): ReviewCase['receipts'][number] {
  const { items, ...single } = receipt;
  const read = new Map(Object.entries(single));
  const names = Object.keys(receiptFieldTitles).filter(isFieldName);
  return {
    photo,
    fields: names.flatMap((name): ReviewField[] => {
      const field = read.get(name);
      if (!field) return [];
      const { value, confidence, box, source } = field;
      return [{ name, title: receiptFieldTitles[name], value: String(value), confidence, source, ...(box ? { box: [...box] } : {}) }];
    }),
    items: items.map(({ name, amountFen }) => ({ name: name.value, amountFen: amountFen.value })),
    findings: findings.map(({ check, verdict, message, evidence }) => ({ check, verdict, message, evidence })),
  };
}

function isFieldName(name: string): name is ReceiptFieldName {
  return Object.hasOwn(receiptFieldTitles, name);
}
