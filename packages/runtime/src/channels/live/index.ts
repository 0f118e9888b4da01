export { type LiveParts, live } from './live.ts';
export { openWatch, type Watch } from './watch.ts';
