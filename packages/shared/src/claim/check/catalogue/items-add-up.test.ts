import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputWith, lines, read } from '../sample-receipt.ts';
import { itemsAddUp } from './items-add-up.ts';

describe('V02: the lines add up to the total', () => {
  test('a misread line is found by the other sums and proposed', () => {
    const items = lines(['诊察费', 25_00], ['化验费', 100_00], ['西药费', 277_60]);
    expect(itemsAddUp.run(inputWith({ items }))).toMatchObject({
      verdict: 'warn',
      evidence: [{ field: 'items.1.amountFen' }],
      proposal: { field: 'items.1.amountFen', value: 180_00 },
    });
  });

  test('a misread total is found by words, payments and lines', () => {
    expect(itemsAddUp.run(inputWith({ totalFen: read(432_60) }))).toMatchObject({
      verdict: 'warn',
      proposal: { field: 'totalFen', value: 482_60 },
    });
  });

  test('nothing is proposed when two readings would do, when two digits differ, or when another sum stays wrong', () => {
    const noOthers = { totalUpper: undefined, cashFen: undefined };
    const ambiguous = itemsAddUp.run(inputWith({ totalFen: read(483_60), ...noOthers }));
    expect(ambiguous).toMatchObject({ verdict: 'fail' });
    expect(ambiguous.proposal).toBeUndefined();
    expect(itemsAddUp.run(inputWith({ totalFen: read(571_60) })).proposal).toBeUndefined();
    expect(itemsAddUp.run(inputWith({ totalFen: read(432_60), cashFen: read(1) })).proposal).toBeUndefined();
  });

  test('a digit that was typed or came from the code was not misread: the failure stays', () => {
    const total = { ...read(432_60), source: 'qr' as const };
    expect(itemsAddUp.run(inputWith({ totalFen: total }))).toMatchObject({ verdict: 'fail', proposal: { value: 482_60 } });
  });

  test('without lines or total there is nothing to check', () => {
    expect(itemsAddUp.run(inputWith({ items: [] })).verdict).toBe('not-checkable');
    expect(itemsAddUp.run(inputWith({ totalFen: undefined })).verdict).toBe('not-checkable');
  });

  test('whatever is proposed makes the sum true by changing one digit', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999_99 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }), (fens, which, place, more) => {
        const at = which % fens.length;
        const totalFen = fens.reduce((sum, fen) => sum + fen, 0);
        const misread = fens.map((fen, index) => (index === at ? changedDigit(fen, place, more) : fen));
        const finding = itemsAddUp.run(
          inputWith({
            totalFen: read(totalFen),
            totalUpper: undefined,
            cashFen: undefined,
            items: lines(...misread.map((fen) => ['药', fen] as const)),
          }),
        );
        if (finding.proposal === undefined) return;
        const { field, value } = finding.proposal;
        const repaired = misread.map((fen, index) => (field === `items.${index}.amountFen` ? Number(value) : fen));
        expect(repaired.reduce((sum, fen) => sum + fen, 0)).toBe(field === 'totalFen' ? value : totalFen);
      }),
    );
  });
});

function changedDigit(fen: number, place: number, more: number): number {
  const unit = 10 ** place;
  const digit = Math.floor(fen / unit) % 10;
  return fen + (((digit + more) % 10) - digit) * unit;
}
