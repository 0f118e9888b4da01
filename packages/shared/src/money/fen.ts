import { defineFault } from '../fault/index.ts';

/** An amount is not a whole number of fen within ±2^53. */
export const notFen = defineFault('money.not-fen', 'bug', () => 'an amount of money is not a safe whole number of fen');

/** The amount in yuan with two decimals: 123456 fen is `1234.56`, -5 fen is `-0.05`. Throws `money.not-fen`. */
export function yuanFrom(fen: number): string {
  checkFen(fen);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The fen of an amount in yuan as people and documents write it: `1,234.5`, `¥1234.56`, `￥ 1 234`, full-width digits,
 * `元` behind. Undefined when it is no amount, has more than two decimals that are not zero, or is too large.
 */
export function fenFrom(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/^([+-]?)[¥￥]/, '$1')
    .replace(/[元圆]$/, '');
  const match = /^([+-]?)(\d{1,14})(?:\.(\d{0,2})0{0,8})?$/.exec(plain);
  if (match === null) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? (match[1] === '-' && fen !== 0 ? -fen : fen) : undefined;
}

/** The sum of amounts in fen; 0 of none. Throws `money.not-fen` when an amount or a sum on the way is no safe integer. */
export function sumFen(amounts: Iterable<number>): number {
  let total = 0;
  for (const fen of amounts) total = checkFen(total + checkFen(fen));
  return total;
}

/** The fen themselves, if they are a safe whole number; else throws `money.not-fen`. */
export function checkFen(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw notFen({});
  return fen;
}
