import { defineCheck } from '../define-check.ts';

/** V08: the receipt number (票据号码) has 10 digits. */
export const numberFormat = defineCheck({
  id: 'V08',
  title: { zh: '票据号码格式正确', en: 'The receipt number is well formed' },
  weight: 15,
  judge({ receipt: { number } }) {
    if (number === undefined) {
      return { verdict: 'not-checkable', message: { zh: '票据号码无法识别。', en: 'The receipt number could not be read.' }, about: [] };
    }
    return /^\d{10}$/.test(number.value)
      ? { verdict: 'pass', message: { zh: '票据号码为 10 位数字。', en: 'The receipt number has 10 digits.' }, about: ['number'] }
      : { verdict: 'fail', message: { zh: '票据号码应为 10 位数字。', en: 'A receipt number has 10 digits.' }, about: ['number'] };
  },
});
