import { fenFromUpper } from '../../../money/index.ts';
import { yuanText } from '../../payable/amount.ts';
import { defineCheck } from '../define-check.ts';

/** V01: the amount in words (大写) is the amount in figures (小写). */
export const amountInWords = defineCheck({
  id: 'V01',
  title: { zh: '大写金额等于小写金额', en: 'The amount in words is the amount in figures' },
  weight: 35,
  judge({ receipt: { totalUpper, totalFen } }) {
    const inWords = totalUpper === undefined ? undefined : fenFromUpper(totalUpper.value);
    if (inWords === undefined || totalFen === undefined) {
      const message = { zh: '大写或小写金额无法识别，无法核对。', en: 'The amount in words or in figures could not be read.' };
      return { verdict: 'not-checkable', message, about: totalUpper === undefined ? [] : ['totalUpper'] };
    }
    const about = ['totalUpper', 'totalFen'] as const;
    if (inWords === totalFen.value) {
      return { verdict: 'pass', message: { zh: '大写金额与小写金额一致。', en: 'Words and figures agree.' }, about };
    }
    const message = {
      zh: `大写金额为 ${yuanText(inWords)} 元，小写金额为 ${yuanText(totalFen.value)} 元，两者不符。`,
      en: `The words say ${yuanText(inWords)}, the figures say ${yuanText(totalFen.value)}.`,
    };
    return { verdict: 'fail', message, about };
  },
});
