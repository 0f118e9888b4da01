import { z } from 'zod';
import type { LocalDate } from '../../calendar/index.ts';

const randomDigits = 8;
const form = /^CL\d{8}\d{8}\d$/;

/**
 * The number a customer quotes: `CL`, the day of the report, eight random digits and a check digit. Digits only, so that it can be
 * keyed in on a telephone; random, so that nobody learns how many claims there are or guesses the next one.
 */
export const ClaimNumber = z.string().refine(isClaimNumber, 'not a claim number').brand<'ClaimNumber'>();
export type ClaimNumber = z.infer<typeof ClaimNumber>;

/** A new number for the day, from at least eight random bytes. Two claims may draw the same: the register refuses the second, draw again. */
export function claimNumberOf(day: LocalDate, random: Uint8Array): ClaimNumber {
  const drawn = random.reduce((sum, byte) => (sum * 256n + BigInt(byte)) % 10n ** BigInt(randomDigits), 0n);
  const digits = day.replaceAll('-', '') + String(drawn).padStart(randomDigits, '0');
  return ClaimNumber.parse(`CL${digits}${checkDigitOf(digits)}`);
}

/** The claim number in what a person typed or said, in any width, case and grouping; undefined when it is none or a digit is wrong. */
export function claimNumberFrom(text: string): ClaimNumber | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\-–—_.]/g, '')
    .toUpperCase();
  const number = ClaimNumber.safeParse(/^\d/.test(plain) ? `CL${plain}` : plain);
  return number.success ? number.data : undefined;
}

function isClaimNumber(text: string): boolean {
  return form.test(text) && checkDigitOf(text.slice(2, -1)) === Number(text.slice(-1));
}

/** ISO/IEC 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours. */
function checkDigitOf(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}
