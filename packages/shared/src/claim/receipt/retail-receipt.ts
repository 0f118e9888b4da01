import { z } from 'zod';
import type { Page } from './page.ts';
import { partOf } from './part-of-box.ts';
import { type ReadField, readFieldOf } from './receipt.ts';
import { addressIn, companyIn } from './retail-head.ts';
import { totalIn } from './retail-total.ts';
import { rowsOf } from './rows.ts';
import type { TillRow, TillValue } from './till-row.ts';

const field = readFieldOf(z.string());

/** A till receipt as it was read: who issued it, when, where, and the total, all as printed. */
export const RetailReceipt = z.strictObject({
  company: field.optional(),
  date: field.optional(),
  address: field.optional(),
  total: field.optional(),
});
export type RetailReceipt = z.infer<typeof RetailReceipt>;

/** The values alone. */
export function retailReceiptOf(read: RetailReceipt): { company?: string; date?: string; address?: string; total?: string } {
  return Object.fromEntries(Object.entries(read).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.value]])));
}

/** Reads a till receipt (English or Malay): the head is found by the wording of companies and addresses, the total by its label. */
export function retailReceiptFrom(page: Page): RetailReceipt {
  const rows = rowsOf(page).map((pieces): TillRow => ({ text: pieces.map(({ text }) => text.normalize('NFKC')).join(' '), pieces }));
  const company = companyIn(rows);
  const address = addressIn(rows);
  const date = dateIn(rows);
  const total = totalIn(rows);
  return RetailReceipt.parse({
    company: company && read(company),
    date: date && read(date),
    address: address && read(address),
    total: total && read(total),
  });
}

function read({ value, pieces, fit }: TillValue): ReadField<string> {
  const confidence = Math.min(1, ...pieces.map((piece) => piece.confidence)) * fit;
  const [first] = pieces;
  const raw = pieces.map(({ text }) => text).join(' ');
  return { value, raw, confidence, page: 1, source: 'ocr', ...(first === undefined ? {} : { box: partOf(first, first.text) }) };
}

const months = 'JAN|FEB|MAR|APR|MAY|MEI|JUN|JUL|AUG|OGOS|SEP|OCT|OKT|NOV|DEC|DIS';
const datePatterns = [
  /(?<!\d)(20\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(0?[1-9]|[12]\d|3[01])([-/.])(0?[1-9]|1[0-2])\2(20\d\d|[012]\d(?!\d\d(?!:)))/,
  new RegExp(`(?<!\\d)(0?[1-9]|[12]\\d|3[01])[-/ ]?(${months})[A-Z]*[-/ ,]*(20\\d\\d|[12]\\d)`, 'i'),
];

/** The first date on the receipt, as printed; a row that speaks of a date goes first. */
function dateIn(rows: readonly TillRow[]): TillValue | undefined {
  const found = rows.flatMap((row) => {
    const match = datePatterns.map((pattern) => pattern.exec(row.text)).find((own) => own !== null);
    return match === undefined || match === null ? [] : [{ row, value: match[0] }];
  });
  const best = found.find(({ row }) => /DATE|TARIKH/i.test(row.text)) ?? found[0];
  return (
    best && { value: best.value, pieces: best.row.pieces.filter((piece) => piece.text.normalize('NFKC').includes(best.value)), fit: 1 }
  );
}
