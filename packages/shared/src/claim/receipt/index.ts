export { receiptFieldTitles } from './field-titles.ts';
export type { Corner, Corners, Page, PageLine } from './page.ts';
export { ExtractedReceipt, Receipt, type ReceiptFieldName, readFieldOf, receiptOf } from './receipt.ts';
export { receiptFrom } from './receipt-from.ts';
export { RetailReceipt, retailReceiptFrom, retailReceiptOf } from './retail-receipt.ts';
export { rowsOf } from './rows.ts';
