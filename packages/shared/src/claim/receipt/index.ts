export type { Corner, Corners, Page, PageLine } from './page.ts';
export { ExtractedReceipt, type ReadField, Receipt, type ReceiptFieldName, readFieldOf, receiptOf } from './receipt.ts';
export { receiptFrom } from './receipt-from.ts';
export { RetailReceipt, retailReceiptFrom, retailReceiptOf } from './retail-receipt.ts';
export { rowsOf } from './rows.ts';
