import { isCardNumber, isIdentityNumber } from './check-digits.ts';
import { maskCard, maskEmail, maskIdentityNumber, maskMobile } from './masks.ts';

/**
 * The text with what looks like personal data masked, for logs: identity numbers (checked by MOD 11-2), bank cards (checked by
 * Luhn, also written in groups), mobile numbers and e-mail addresses. Full-width digits count as digits. Other long numbers
 * stay, so that claim and policy numbers can be found. A net below the field lists, not a replacement for them.
 */
export function maskPatterns(text: string): string {
  return text
    .replace(emails, maskEmail)
    .replace(identityNumbers, (written) => maskIf(isIdentityNumber, maskIdentityNumber, written))
    .replace(mobileNumbers, (written) => maskMobile(plain(written)))
    .replace(cardNumbers, (written) => maskIf(isCardNumber, maskCard, written));
}

function maskIf(is: (digits: string) => boolean, mask: (digits: string) => string, written: string): string {
  const digits = plain(written);
  return is(digits) ? mask(digits) : written;
}

function plain(written: string): string {
  return written.normalize('NFKC').replace(/[- ]/g, '');
}

const emails = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
const identityNumbers = /(?<![\d０-９])[\d０-９]{17}[\d０-９XxＸｘ](?![\d０-９])/g;
const mobileNumbers = /(?<![\d０-９.])(?:[+＋]?[8８][6６][- ]?)?[1１][3-9３-９][\d０-９][- ]?[\d０-９]{4}[- ]?[\d０-９]{4}(?![\d０-９])/g;
/** Whole, or in groups of four; not behind a letter or a point, where numbers of claims and fractions stand. */
const cardNumbers =
  /(?<![\d０-９A-Za-z.])(?:[\d０-９]{15,19}|[\d０-９]{4}(?:[- ][\d０-９]{4}){3}(?:[- ]?[\d０-９]{1,3})?)(?![\d０-９A-Za-z])/g;
