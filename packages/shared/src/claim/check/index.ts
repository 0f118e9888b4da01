export type { CheckInput, RegionProfile, SeenReceipt } from './check-input.ts';
export { checkReceipt, checks } from './check-receipt.ts';
export { type CheckSummary, summaryOf } from './check-summary.ts';
export { type Check, type Conclusion, defineCheck } from './define-check.ts';
export { Finding, Verdict } from './finding.ts';
export { fingerprintOf, receiptKeyOf } from './receipt-key.ts';
export type { ReadField, ReadItem, ReceiptReading } from './receipt-reading.ts';
