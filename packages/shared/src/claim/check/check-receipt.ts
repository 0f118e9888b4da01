import { amountInWords } from './catalogue/amount-in-words.ts';
import { checkCodeFormat } from './catalogue/check-code-format.ts';
import { codeStructure } from './catalogue/code-structure.ts';
import { dateOrder } from './catalogue/date-order.ts';
import { itemsAddUp } from './catalogue/items-add-up.ts';
import { notSeenBefore } from './catalogue/not-seen-before.ts';
import { numberFormat } from './catalogue/number-format.ts';
import { payerIsInsured } from './catalogue/payer-is-insured.ts';
import { paymentsAddUp } from './catalogue/payments-add-up.ts';
import type { CheckInput } from './check-input.ts';
import type { Check } from './define-check.ts';
import type { Finding } from './finding.ts';

/** The checks that need nothing but the receipt and the facts of the claim, in the order of the catalogue. */
export const checks: readonly Check[] = [
  amountInWords,
  itemsAddUp,
  paymentsAddUp,
  codeStructure,
  numberFormat,
  checkCodeFormat,
  dateOrder,
  payerIsInsured,
  notSeenBefore,
];

/** Runs every check on a receipt: one finding each, in the order of the catalogue. */
export function checkReceipt(input: CheckInput): readonly Finding[] {
  return checks.map((check) => check.run(input));
}
