import { percentText, yuanText as yuan } from './amount.ts';
import type { BenefitPlan } from './benefit-plan.ts';
import type { JudgedReceipt } from './eligibility.ts';
import { derived, type ExplanationNode, given } from './explanation.ts';
import { type BindingLimit, type Figures, limitsOf } from './figures.ts';
import type { PolicyYear } from './policy-year.ts';
import type { Reason } from './reason.ts';
import { explainExpense } from './statement-expense.ts';

type Statement = {
  readonly plan: BenefitPlan;
  readonly year: PolicyYear;
  readonly judged: readonly JudgedReceipt[];
  readonly figures: Figures;
};

/** The statement of a benefit: from the amount payable down to every line of every receipt. */
export function explainPayable(statement: Statement): ExplanationNode {
  const { shareFen, limitLeftFen, payFen } = statement.figures;
  const formula = {
    zh: `取较小值（${yuan(shareFen)}，${yuan(limitLeftFen)}）= ${yuan(payFen)}`,
    en: `the smaller of ${yuan(shareFen)} and ${yuan(limitLeftFen)} = ${yuan(payFen)}`,
  };
  return derived('pay', { zh: '应赔金额', en: 'Amount payable' }, payFen, formula, [share(statement), limitLeft(statement)]);
}

/** The statement of a case that waits for a person: no figure but nought, and the questions under it. */
export function explainRejection(rejections: readonly Reason[]): ExplanationNode {
  return {
    id: 'pay',
    title: { zh: '暂不给付，等待人工判断', en: 'Nothing payable until a person has decided' },
    amountFen: 0,
    formula: { zh: '系统不作拒赔决定', en: 'The system never refuses a claim' },
    children: rejections.map(({ code, message }) => ({ id: `reject.${code}`, title: message, children: [] })),
  };
}

function share(statement: Statement): ExplanationNode {
  const { netFen, deductibleAppliedFen, ratioBp, shareFen } = statement.figures;
  const formula = `(${yuan(netFen)} − ${yuan(deductibleAppliedFen)}) × ${percentText(ratioBp)} = ${yuan(shareFen)}`;
  return derived('share', { zh: '按比例计算', en: 'By the ratio' }, shareFen, formula, [
    net(statement),
    deductible(statement),
    ratio(statement),
  ]);
}

function net(statement: Statement): ExplanationNode {
  const { eligibleFen, socialFen, otherCommercialFen, netFen } = statement.figures;
  const difference = `${yuan(eligibleFen)} − ${yuan(socialFen)} − ${yuan(otherCommercialFen)}`;
  const formula = { zh: `${difference} = ${yuan(netFen)}（不低于 0）`, en: `${difference} = ${yuan(netFen)} (not below 0)` };
  return derived('net', { zh: '其他途径补偿后的余额', en: 'Left after other compensation' }, netFen, formula, [
    ...explainExpense(statement.judged, statement.figures),
    given(
      'otherCommercial',
      { zh: '其他商业保险已赔', en: 'Paid by other commercial insurance' },
      { from: 'case', field: 'otherCommercialFen' },
      otherCommercialFen,
    ),
  ]);
}

function deductible({ plan, year, figures }: Statement): ExplanationNode {
  const { netFen, deductibleLeftFen, deductibleAppliedFen, otherCommercialFen } = figures;
  const parts = [
    given(
      'deductible.plan',
      { zh: '年免赔额', en: 'Deductible of the year' },
      { from: 'plan', field: 'deductibleFen' },
      plan.deductibleFen,
    ),
    given(
      'deductible.used',
      { zh: '本年已抵扣', en: 'Used this year' },
      { from: 'year', field: 'deductibleUsedFen' },
      year.deductibleUsedFen,
    ),
  ];
  if (plan.commercialOffsetsDeductible) {
    parts.push(
      given(
        'deductible.offsetEarlier',
        { zh: '本年其他商业保险已抵扣', en: 'Offset by other commercial insurance earlier this year' },
        { from: 'year', field: 'otherCommercialFen' },
        year.otherCommercialFen,
      ),
      given(
        'deductible.offsetNow',
        { zh: '本次其他商业保险抵扣', en: 'Offset by other commercial insurance now' },
        { from: 'case', field: 'otherCommercialFen' },
        otherCommercialFen,
      ),
    );
  }
  const difference = parts.map(({ amountFen }) => yuan(amountFen ?? 0)).join(' − ');
  const left = derived(
    'deductible.left',
    { zh: '剩余免赔额', en: 'Deductible left' },
    deductibleLeftFen,
    { zh: `${difference} = ${yuan(deductibleLeftFen)}（不低于 0）`, en: `${difference} = ${yuan(deductibleLeftFen)} (not below 0)` },
    parts,
  );
  const formula = {
    zh: `取较小值（${yuan(netFen)}，${yuan(deductibleLeftFen)}）= ${yuan(deductibleAppliedFen)}`,
    en: `the smaller of ${yuan(netFen)} and ${yuan(deductibleLeftFen)} = ${yuan(deductibleAppliedFen)}`,
  };
  return derived('deductible', { zh: '本次扣除免赔额', en: 'Deductible applied' }, deductibleAppliedFen, formula, [left]);
}

function ratio({ plan, figures }: Statement): ExplanationNode {
  const lower = figures.ratioBp !== plan.ratioBp;
  return {
    id: 'ratio',
    title: lower ? { zh: '给付比例（未经社保结算）', en: 'Ratio (not settled through social insurance)' } : { zh: '给付比例', en: 'Ratio' },
    formula: { zh: percentText(figures.ratioBp), en: percentText(figures.ratioBp) },
    source: { from: 'plan', field: lower ? 'ratioUnsettledBp' : 'ratioBp' },
    children: [],
  };
}

const limitTitles = {
  benefit: { zh: '本责任年度限额', en: 'Yearly limit of the benefit' },
  aggregate: { zh: '年度总限额', en: 'Yearly limit of the policy' },
  lifetime: { zh: '保证续保期总限额', en: 'Limit of the renewal period' },
} as const;

const limitFields = {
  benefit: { limit: 'limitFen', used: 'limitUsedFen' },
  aggregate: { limit: 'aggregateLimitFen', used: 'aggregateUsedFen' },
  lifetime: { limit: 'lifetimeLimitFen', used: 'lifetimeUsedFen' },
} as const;

function limitLeft({ plan, year, figures }: Statement): ExplanationNode {
  const rows = limitsOf(plan, year).map(limitRow);
  const amounts = rows.map(({ amountFen }) => yuan(amountFen ?? 0));
  const formula = {
    zh: `取最小值（${amounts.join('，')}）= ${yuan(figures.limitLeftFen)}`,
    en: `the smallest of ${amounts.join(', ')} = ${yuan(figures.limitLeftFen)}`,
  };
  return derived('limit', { zh: '剩余限额', en: 'Limit left' }, figures.limitLeftFen, formula, rows);
}

function limitRow({ id, limitFen, usedFen }: BindingLimit): ExplanationNode {
  const leftFen = Math.max(0, limitFen - usedFen);
  return derived(`limit.${id}`, limitTitles[id], leftFen, `${yuan(limitFen)} − ${yuan(usedFen)} = ${yuan(leftFen)}`, [
    given(`limit.${id}.sum`, { zh: '限额', en: 'Limit' }, { from: 'plan', field: limitFields[id].limit }, limitFen),
    given(`limit.${id}.used`, { zh: '已用', en: 'Used' }, { from: 'year', field: limitFields[id].used }, usedFen),
  ]);
}
