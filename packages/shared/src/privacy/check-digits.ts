/**
 * Whether the text is a mainland identity number: 17 digits with a date of birth that can be, and the check character by
 * ISO 7064 MOD 11-2 (GB 11643). A lower-case `x` is accepted.
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(text.charAt(index)) * (2 ** (17 - index) % 11);
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

/** Whether the text is a bank card number: 12 to 19 digits whose last is the check digit by Luhn (ISO/IEC 7812-1). */
export function isCardNumber(text: string): boolean {
  if (!/^\d{12,19}$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = Number(text.charAt(text.length - 1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether the text is a mainland mobile number, without country code. */
export function isMobileNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
