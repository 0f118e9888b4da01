import { type Candidate, candidatesOf } from './candidates.ts';
import { itemsOf } from './items.ts';
import type { Cell, Page } from './page.ts';
import { ExtractedReceipt, type ReceiptFieldName } from './receipt.ts';
import { settleSums } from './settle-sums.ts';
import { straighten } from './straighten.ts';
import { unlabelled } from './unlabelled.ts';

/**
 * Reads a medical receipt out of the text of its page, whatever its layout: values are found by their labels' wording and by where values stand
 * (behind, right of or below a label; in the columns of the item table), and the sums of the receipt settle doubts. `page` counts from 1.
 */
export function receiptFrom(text: Page, { page = 1 }: { page?: number } = {}): ExtractedReceipt {
  const cells = straighten(text);
  const chosen = choose([...candidatesOf(cells), ...unlabelled(cells)]);
  const fields = chosen.map(({ field, value, raw, confidence, box }) => [field, { value, raw, confidence, box, page, source: 'ocr' }]);
  return settleSums(ExtractedReceipt.parse({ ...Object.fromEntries(fields), items: itemsOf(cells, page) }));
}

/** The best reading of each field; a cell of its own serves only one field. */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<ReceiptFieldName, Candidate>();
  const used = new Map<Cell, ReceiptFieldName>();
  for (const candidate of [...candidates].sort((one, other) => other.score - one.score)) {
    const user = used.get(candidate.cell);
    const isShared = candidate.inline || user === undefined || isStay(candidate.field, user);
    if (taken.has(candidate.field) || !isShared) continue;
    taken.set(candidate.field, candidate);
    if (!candidate.inline) used.set(candidate.cell, candidate.field);
  }
  return [...taken.values()];
}

/** Both dates of a stay may stand in one cell. */
function isStay(one: ReceiptFieldName, other: ReceiptFieldName): boolean {
  return (one === 'admittedOn' && other === 'dischargedOn') || (one === 'dischargedOn' && other === 'admittedOn');
}
