import type { Text } from '../../text/index.ts';
import { yuanText as yuan } from './amount.ts';
import type { JudgedReceipt } from './eligibility.ts';
import { derived, type ExplanationNode, given } from './explanation.ts';
import type { Figures } from './figures.ts';
import type { CaseReceipt } from './payable-case.ts';

/** The two branches of the statement that go down to the receipts: what counts, and what public insurance paid of it. */
export function explainExpense(judged: readonly JudgedReceipt[], figures: Figures): readonly ExplanationNode[] {
  const counted = judged.filter(({ dropped }) => dropped === undefined).map(({ receipt }) => receipt);
  const eligibles = judged.map(eligible);
  const socials = counted.map(social);
  return [
    derived(
      'eligible',
      { zh: '合理医疗费用', en: 'Eligible expense' },
      figures.eligibleFen,
      sumText(eligibles, figures.eligibleFen),
      eligibles,
    ),
    derived(
      'social',
      { zh: '医保及公共保障已付', en: 'Paid by public insurance' },
      figures.socialFen,
      sumText(socials, figures.socialFen),
      socials,
    ),
  ];
}

function eligible({ receipt, dropped }: JudgedReceipt): ExplanationNode {
  const { id, totalFen, nonCoveredFen } = receipt;
  const parts = [
    field(receipt, 'totalFen', { zh: '票据金额', en: 'Total of the receipt' }),
    field(receipt, 'nonCoveredFen', { zh: '不属于保障范围', en: 'Not covered' }),
  ];
  if (dropped !== undefined) return derived(`eligible.${id}`, receiptTitle(id), 0, dropped.message, parts);
  const fen = totalFen - nonCoveredFen;
  return derived(`eligible.${id}`, receiptTitle(id), fen, `${yuan(totalFen)} − ${yuan(nonCoveredFen)} = ${yuan(fen)}`, parts);
}

function social(receipt: CaseReceipt): ExplanationNode {
  const { id, fundFen, otherPublicFen } = receipt;
  const fen = fundFen + otherPublicFen;
  return derived(`social.${id}`, receiptTitle(id), fen, `${yuan(fundFen)} + ${yuan(otherPublicFen)} = ${yuan(fen)}`, [
    field(receipt, 'fundFen', { zh: '医保统筹基金支付', en: 'Paid by the insurance fund' }),
    field(receipt, 'otherPublicFen', { zh: '其他支付', en: 'Other public payment' }),
  ]);
}

function field(receipt: CaseReceipt, name: 'totalFen' | 'nonCoveredFen' | 'fundFen' | 'otherPublicFen', title: Text): ExplanationNode {
  return given(`${receipt.id}.${name}`, title, { from: 'receipt', receipt: receipt.id, field: name }, receipt[name]);
}

function receiptTitle(id: string): Text {
  return { zh: `票据 ${id}`, en: `Receipt ${id}` };
}

function sumText(parts: readonly ExplanationNode[], sumFen: number): string {
  if (parts.length === 0) return yuan(sumFen);
  return `${parts.map(({ amountFen }) => yuan(amountFen ?? 0)).join(' + ')} = ${yuan(sumFen)}`;
}
