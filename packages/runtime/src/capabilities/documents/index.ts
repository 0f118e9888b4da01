export { jsonFile } from './page-file.ts';
export { ReceiptOnPhoto, receiptsFile } from './receipt-file.ts';
