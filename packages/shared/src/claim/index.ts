export * from './check/index.ts';
export * from './payable/index.ts';
export * from './receipt/index.ts';
export * from './register/index.ts';
export { ReviewCase, type ReviewField, StatementLine } from './review.ts';
