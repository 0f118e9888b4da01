import type { FeelType, Json } from '@mortise/shared/expression';

/** A condition as it stands at a way out of a step; the second is the same in the language of the ZEN engine. */
export const condition = { feel: 'amount > 3000 and risk = "low"', zen: 'amount > 3000 and risk == "low"' };

/** A mapping of ten fields, as it stands before a call to a core system. */
export const mapping: Readonly<Record<string, string>> = {
  claimNo: 'claimNo',
  payable: '(amount - deductible) * ratio',
  large: 'amount > 3000',
  lane: 'if risk = "low" and amount < 10000 then "quick" else "full"',
  title: '"claim " + claimNo',
  product: 'upper case(product)',
  adult: 'age >= 18',
  band: 'floor(age / 10) * 10',
  share: 'amount / (amount + deductible) * 100',
  dueOn: 'string(date(visitOn) + duration("P10D"))',
};

/** The variables they read, as a flow declares them. */
export const formulaNames: Readonly<Record<string, FeelType>> = {
  amount: { kind: 'money' },
  deductible: { kind: 'money' },
  ratio: { kind: 'number' },
  age: { kind: 'number' },
  risk: { kind: 'text' },
  product: { kind: 'text' },
  claimNo: { kind: 'text' },
  visitOn: { kind: 'text' },
};

const common = { ratio: 0.75, age: 43, risk: 'low', product: 'zhongan-mini', claimNo: 'C-2026-000123', visitOn: '2026-02-28' };

/** A claim as it is stored, amounts in fen. */
export const storedClaim: { readonly [name: string]: Json } = { ...common, amountFen: 460_000, deductibleFen: 50_000 };

/** The same as others take it, amounts in yuan. */
export const plainVariables = { ...common, amount: 4600, deductible: 500 };
