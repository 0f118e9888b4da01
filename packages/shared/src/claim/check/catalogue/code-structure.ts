import type { CheckInput } from '../check-input.ts';
import { defineCheck } from '../define-check.ts';
import { isProvince } from '../province.ts';

const about = ['code'] as const;

/** V07: the receipt code (票据代码) is 8 digits: 2 region, 2 category, 2 kind, 2 year; the year is that of issue. */
export const codeStructure = defineCheck({
  id: 'V07',
  title: { zh: '票据代码结构正确', en: 'The receipt code is well formed' },
  weight: 25,
  judge(input) {
    const { code, issuedOn } = input.receipt;
    if (code === undefined) {
      const message = { zh: '票据代码无法识别，无法核对。', en: 'The receipt code could not be read.' };
      return { verdict: 'not-checkable', message, about: [] };
    }
    if (!/^\d{8}$/.test(code.value)) {
      const message = { zh: '票据代码应为 8 位数字。', en: 'A receipt code has 8 digits.' };
      return { verdict: 'fail', message, about };
    }
    if (!isProvince(code.value.slice(0, 2))) {
      const message = { zh: '票据代码的前两位不是任何省份的代码。', en: 'The first two digits of the receipt code stand for no province.' };
      return { verdict: 'fail', message, about };
    }
    const year = /^\d\d(\d\d)-\d\d-\d\d$/.exec(issuedOn?.value ?? '')?.[1];
    if (year !== undefined && year !== code.value.slice(6)) {
      const message = { zh: '票据代码中的年份与开票日期的年份不同。', en: 'The year in the receipt code is not the year of issue.' };
      return { verdict: 'fail', message, about: ['code', 'issuedOn'] };
    }
    if (!isKindOfCare(input, code.value.slice(4, 6))) {
      const message = {
        zh: '票据代码的种类与门诊或住院不符。',
        en: 'The kind in the receipt code does not fit outpatient or inpatient care.',
      };
      return { verdict: 'warn', message, about };
    }
    return { verdict: 'pass', message: { zh: '票据代码结构正确。', en: 'The receipt code is well formed.' }, about };
  },
});

/** Which kinds stand for which care differs by region and is asked of its profile; what it does not list passes. */
function isKindOfCare({ receipt, region }: CheckInput, kind: string): boolean {
  const kinds = region?.codeKinds;
  if (kinds === undefined) return true;
  const others = receipt.admittedOn === undefined ? kinds.inpatient : kinds.outpatient;
  const own = receipt.admittedOn === undefined ? kinds.outpatient : kinds.inpatient;
  return own.includes(kind) || !others.includes(kind);
}
