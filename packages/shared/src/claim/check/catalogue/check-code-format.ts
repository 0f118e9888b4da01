import { defineCheck } from '../define-check.ts';

/** V09: the check code (校验码) is 6 letters or digits. */
export const checkCodeFormat = defineCheck({
  id: 'V09',
  title: { zh: '校验码格式正确', en: 'The check code is well formed' },
  weight: 10,
  judge({ receipt: { checkCode } }) {
    if (checkCode === undefined) {
      return { verdict: 'not-checkable', message: { zh: '校验码无法识别。', en: 'The check code could not be read.' }, about: [] };
    }
    return /^[0-9a-z]{6}$/i.test(checkCode.value)
      ? {
          verdict: 'pass',
          message: { zh: '校验码为 6 位字母或数字。', en: 'The check code is 6 letters or digits.' },
          about: ['checkCode'],
        }
      : {
          verdict: 'fail',
          message: { zh: '校验码应为 6 位字母或数字。', en: 'A check code is 6 letters or digits.' },
          about: ['checkCode'],
        };
  },
});
