export { checkFen, fenFrom, notFen, sumFen, yuanFrom } from './fen.ts';
export { fenFromUpper } from './read-upper-amount.ts';
export { evaluateRmbCases, RmbCases } from './rmb-cases.ts';
export { upperFrom } from './upper-amount.ts';
