import type { Json } from '../json/index.ts';

/** What stands where something personal was. */
export const hidden = '•••';

const identityNumber = /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g;
const cardNumber = /(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)/g;
const mobileNumber = /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g;
const mailAddress = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** A text with identity numbers, bank cards, mobile numbers and mail addresses made unreadable (SECURITY: output and logs). */
export function maskText(text: string): string {
  return text
    .replace(identityNumber, (found) => `${found.slice(0, 1)}${'*'.repeat(16)}${found.slice(-1)}`)
    .replace(cardNumber, (found) => (passesLuhn(found) ? `**** ${found.replace(/\D/g, '').slice(-4)}` : found))
    .replace(mobileNumber, (found) => `${found.slice(0, 3)}****${found.slice(-4)}`)
    .replace(mailAddress, (found) => `${found.slice(0, 1)}***@${found.slice(found.indexOf('@') + 1)}`);
}

/** Any JSON with each of its texts masked; names of members stay. */
export function maskJson(value: Json): Json {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return maskNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(maskJson);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskJson(member)]));
}

function maskNumber(value: number): Json {
  const text = String(value);
  const masked = maskText(text);
  return masked === text ? value : masked;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The check digit that every bank card carries: long order numbers mostly do not. */
function passesLuhn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
