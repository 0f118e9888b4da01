import { Decimal } from 'decimal.js';

/** The largest power of ten a number may have, as in decimal128: nothing a formula needs, and no text of a number grows past it. */
const maxExponent = 6144;

const settings = { precision: 34, rounding: Decimal.ROUND_HALF_EVEN, maxE: maxExponent, minE: -maxExponent, toExpPos: 40, toExpNeg: -40 };

/** An exact decimal number of 34 digits, so that 0.1 + 0.2 = 0.3. */
export const Exact = Decimal.clone(settings);

/** An exact amount in yuan: the same decimals, marked, so that an amount stays an amount on its way through a formula. */
export const Yuan = Decimal.clone({ ...settings, defaults: false });

/** Whether the number is an amount of money. (Clones of Decimal share a prototype; the constructor tells them apart.) */
export function isMoney(value: Decimal): boolean {
  return value.constructor === Yuan;
}

/** Negative, zero or positive as left is less than, equal to or greater than right; both finite. Unlike `cmp` it copies nothing. */
export function orderOfDecimals(left: Decimal, right: Decimal): number {
  const [leftSign, rightSign] = [left.d[0] === 0 ? 0 : left.s, right.d[0] === 0 ? 0 : right.s];
  if (leftSign !== rightSign || leftSign === 0) return leftSign - rightSign;
  if (left.e !== right.e) return left.e > right.e ? leftSign : -leftSign;
  const length = Math.max(left.d.length, right.d.length);
  for (let index = 0; index < length; index++) {
    const difference = (left.d[index] ?? 0) - (right.d[index] ?? 0);
    if (difference !== 0) return difference > 0 ? leftSign : -leftSign;
  }
  return 0;
}

/** The number as an amount of money, or as a plain number. */
export function asMoney(value: Decimal, money: boolean): Decimal {
  if (isMoney(value) === money) return value;
  return money ? new Yuan(value) : new Exact(value);
}

/** Whether the maker of a value is one of our two kinds of decimals. Faster than `instanceof`, which conditions ask at every step. */
export function isOwnDecimal(maker: unknown): boolean {
  return maker === Exact || maker === Yuan;
}

/** The number in plain digits, without an exponent: `0.30` is `0.3`. */
export function digitsOf(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

export { Decimal };
