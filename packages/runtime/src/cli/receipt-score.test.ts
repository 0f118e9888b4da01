import { describe, expect, test } from 'vitest';
import { scoreReceipts } from './receipt-score.ts';

const tea = { name: '西药费', amountFen: 1200 };
const bed = { name: '床位费', amountFen: 5000 };

describe('the score of receipts', () => {
  test('counts for each field how often it was given and how often exactly', () => {
    const score = scoreReceipts([
      { truth: { payer: '王小明', totalFen: 6200, items: [tea, bed] }, read: { payer: ' 王小明', totalFen: 6200, items: [bed, tea] } },
      {
        truth: { payer: '李娜', totalFen: 1200, visitOn: '2026-09-01', items: [tea] },
        read: { payer: '李那', items: [{ ...tea, amountFen: 1280 }] },
      },
    ]);
    expect(score.fields).toEqual({
      payer: { exact: 0.5, given: 1 },
      totalFen: { exact: 0.5, given: 0.5 },
      visitOn: { exact: 0, given: 0 },
    });
    expect(score.exactAll).toBe(2 / 5);
    expect(score.itemsF1).toBeCloseTo(2 / 3);
  });

  test('an item read twice counts once', () => {
    expect(scoreReceipts([{ truth: { items: [tea] }, read: { items: [tea, tea] } }]).itemsF1).toBeCloseTo(2 / 3);
  });

  test('a number is never the same as its text', () => {
    expect(scoreReceipts([{ truth: { totalFen: 1200 }, read: { totalFen: '12.00' } }]).exactAll).toBe(0);
  });

  test('till receipts have no items, and a truth all in capitals is compared in capitals', () => {
    const score = scoreReceipts([{ truth: { company: 'TEA HOUSE', total: '5.00' }, read: { company: 'Tea House', total: '5.00' } }]);
    expect(score).toMatchObject({ exactAll: 1, itemsF1: null });
    const mixed = scoreReceipts([{ truth: { company: 'Tea House' }, read: { company: 'TEA HOUSE' } }]);
    expect(mixed.exactAll).toBe(0);
  });
});
