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

/** The number as an amount of money, or as a plain number. */
export function asMoney(value: Decimal, money: boolean): Decimal {
  if (isMoney(value) === money) return value;
  return money ? new Yuan(value) : new Exact(value);
}

/** The number in plain digits, without an exponent: `0.30` is `0.3`. */
export function digitsOf(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

export { Decimal };
