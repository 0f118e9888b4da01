import { yuanText } from '../../payable/amount.ts';
import { defineCheck } from '../define-check.ts';

const payments = ['fundFen', 'otherFen', 'accountFen', 'cashFen'] as const;

/** V05: insurance fund + other payments + personal account + cash = total. Regions print this differently, so unknown ones only warn. */
export const paymentsAddUp = defineCheck({
  id: 'V05',
  title: { zh: '各项支付合计等于总额', en: 'The payments add up to the total' },
  weight: 20,
  judge({ receipt, region }) {
    const read = payments.filter((name) => receipt[name] !== undefined);
    const about = [...read, 'totalFen'] as const;
    const total = receipt.totalFen;
    if (total === undefined || read.length === 0) {
      const message = { zh: '支付信息或总额无法识别，无法核对。', en: 'The payments or the total could not be read.' };
      return { verdict: 'not-checkable', message, about: [] };
    }
    const sumFen = read.reduce((sum, name) => sum + (receipt[name]?.value ?? 0), 0);
    if (sumFen === total.value) {
      return { verdict: 'pass', message: { zh: '各项支付合计等于总额。', en: 'The payments add up to the total.' }, about };
    }
    if (region?.paymentsAddUp === false) {
      const message = { zh: '该地区票据的支付信息不要求与总额相等。', en: 'On receipts of this region the payments need not add up.' };
      return { verdict: 'n/a', message, about: [] };
    }
    if (read.length < payments.length && sumFen < total.value) {
      const message = { zh: '部分支付信息无法识别，无法核对合计。', en: 'Some of the payments could not be read.' };
      return { verdict: 'not-checkable', message, about };
    }
    const message = {
      zh: `各项支付合计 ${yuanText(sumFen)} 元与总额 ${yuanText(total.value)} 元不符。`,
      en: `The payments add up to ${yuanText(sumFen)}, but the total says ${yuanText(total.value)}.`,
    };
    return { verdict: region === undefined ? 'warn' : 'fail', message, about };
  },
});
