export { receiptFieldTitles } from './field-titles.ts';
export type { Corner, Corners, Page, PageLine } from './page.ts';
export { ExtractedReceipt, Receipt, type ReceiptFieldName, readFieldOf, receiptOf } from './receipt.ts';
export { receiptFrom } from './receipt-from.ts';
