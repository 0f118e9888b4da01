import type { CheckInput } from '../check-input.ts';
import { type Conclusion, defineCheck } from '../define-check.ts';
import { isSameTail, matchName, type NameMatch, printedPersonFrom } from '../person-name.ts';

const about = ['payer'] as const;

/** V13: the payer (交款人) is the insured person; hidden characters, spaces, former names and the tail of the identity number are understood. */
export const payerIsInsured = defineCheck({
  id: 'V13',
  title: { zh: '交款人是被保险人', en: 'The payer is the insured person' },
  weight: 40,
  judge({ receipt: { payer }, insured }: CheckInput): Conclusion {
    if (payer === undefined) return unknown([]);
    const printed = printedPersonFrom(payer.value);
    const sameTail = isSameTail(printed.idTail, insured.idTail);
    if (sameTail === false) {
      const message = {
        zh: '交款人的证件号码尾号与被保险人不符。',
        en: 'The end of the payer’s identity number is not that of the insured.',
      };
      return { verdict: 'fail', message, about };
    }
    switch (bestOf([insured.name, ...(insured.formerNames ?? [])].map((name) => matchName(printed.name, name)))) {
      case 'same':
        return { verdict: 'pass', message: { zh: '交款人与被保险人姓名一致。', en: 'The payer has the name of the insured.' }, about };
      case 'hidden': {
        const message = {
          zh: '交款人姓名未隐藏的部分与被保险人一致。',
          en: 'The visible part of the payer’s name is that of the insured.',
        };
        return { verdict: 'pass', message, about };
      }
      case 'near': {
        const message = {
          zh: '交款人姓名与被保险人有一字不同，请核对是否误读或异体字。',
          en: 'One character of the payer’s name differs from the insured; please see whether it was misread.',
        };
        return { verdict: sameTail === true ? 'warn' : 'fail', message, about };
      }
      case 'different':
        return {
          verdict: 'fail',
          message: { zh: '交款人与被保险人姓名不同。', en: 'The payer’s name is not that of the insured.' },
          about,
        };
      case 'unknown':
        return unknown(about);
    }
  },
});

const order: readonly NameMatch[] = ['same', 'hidden', 'near', 'unknown', 'different'];

function bestOf(matches: readonly NameMatch[]): NameMatch {
  return order.find((match) => matches.includes(match)) ?? 'unknown';
}

function unknown(places: Conclusion['about']): Conclusion {
  const message = { zh: '交款人姓名无法识别，无法核对。', en: 'The payer’s name could not be read.' };
  return { verdict: 'not-checkable', message, about: places };
}
