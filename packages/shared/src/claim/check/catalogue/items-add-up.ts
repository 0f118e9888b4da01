import { fenFromUpper } from '../../../money/index.ts';
import { yuanText } from '../../payable/amount.ts';
import type { CheckInput } from '../check-input.ts';
import { type Conclusion, defineCheck } from '../define-check.ts';
import { isOneDigitEdit } from '../digit-edit.ts';
import { type FieldPlace, fieldAt, type ReadItem, type ReceiptReading } from '../receipt-reading.ts';

/** V02: the lines add up to the total. When exactly one digit, read otherwise, makes every sum of the receipt true, that is proposed. */
export const itemsAddUp = defineCheck({
  id: 'V02',
  title: { zh: '明细合计等于总额', en: 'The lines add up to the total' },
  weight: 20,
  judge({ receipt }: CheckInput): Conclusion {
    const { totalFen: total, items = [] } = receipt;
    if (total === undefined || items.length === 0) {
      const message = {
        zh: '票据没有可读的明细或总额，无法核对合计。',
        en: 'Lines or total could not be read, so the sum cannot be checked.',
      };
      return { verdict: 'not-checkable', message, about: [] };
    }
    const sumFen = items.reduce((sum, item) => sum + item.amountFen.value, 0);
    const about: readonly FieldPlace[] = ['totalFen'];
    if (sumFen === total.value) {
      return { verdict: 'pass', message: { zh: '明细合计等于总额。', en: 'The lines add up to the total.' }, about };
    }
    const repairs = repairsOf(receipt, items, total.value, sumFen);
    const repair = repairs[0];
    if (repair === undefined || repairs.length > 1) return { verdict: 'fail', message: differ(sumFen, total.value), about };
    return {
      verdict: fieldAt(receipt, repair.place)?.source === 'ocr' ? 'warn' : 'fail',
      message: misread(repair.wasFen, repair.value),
      about: [repair.place],
      proposal: { place: repair.place, value: repair.value },
    };
  },
});

type Repair = { readonly place: FieldPlace; readonly wasFen: number; readonly value: number };

function repairsOf(receipt: ReceiptReading, items: readonly ReadItem[], totalFen: number, sumFen: number): readonly Repair[] {
  const ofTotal: Repair = { place: 'totalFen', wasFen: totalFen, value: sumFen };
  const ofItems = items.map(({ amountFen }, item): Repair => {
    return { place: { item }, wasFen: amountFen.value, value: amountFen.value + totalFen - sumFen };
  });
  return [ofTotal, ...ofItems].filter(
    ({ place, wasFen, value }) => isOneDigitEdit(wasFen, value) && otherSumsAre(receipt, place === 'totalFen' ? value : totalFen),
  );
}

/** Whether the amount in words and the four payments, as far as they were read, agree with this total. */
function otherSumsAre({ totalUpper, fundFen, otherFen, accountFen, cashFen }: ReceiptReading, totalFen: number): boolean {
  const inWords = totalUpper === undefined ? undefined : fenFromUpper(totalUpper.value);
  if (inWords !== undefined && inWords !== totalFen) return false;
  const payments = [fundFen, otherFen, accountFen, cashFen].map((field) => field?.value);
  if (payments.includes(undefined)) return true;
  return payments.reduce<number>((sum, fen) => sum + (fen ?? 0), 0) === totalFen;
}

function differ(sumFen: number, totalFen: number) {
  return {
    zh: `明细合计 ${yuanText(sumFen)} 元与总额 ${yuanText(totalFen)} 元不符。`,
    en: `The lines add up to ${yuanText(sumFen)}, but the total says ${yuanText(totalFen)}.`,
  };
}

function misread(wasFen: number, fen: number) {
  return {
    zh: `金额 ${yuanText(wasFen)} 元如为 ${yuanText(fen)} 元，则各项合计全部相符，请核对这一位数字。`,
    en: `If the amount ${yuanText(wasFen)} reads ${yuanText(fen)}, every sum comes true; please look at that digit.`,
  };
}
