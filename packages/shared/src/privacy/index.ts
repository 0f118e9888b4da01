export { isCardNumber, isIdentityNumber, isMobileNumber } from './check-digits.ts';
export { DataClass, stricterOf } from './data-class.ts';
export { maskPatterns } from './mask-patterns.ts';
export { maskAddress, maskCard, maskEmail, maskIdentityNumber, maskMobile, maskName } from './masks.ts';
