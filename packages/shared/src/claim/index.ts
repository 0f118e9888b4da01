export * from './payable/index.ts';
