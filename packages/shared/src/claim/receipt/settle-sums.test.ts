import { describe, expect, test } from 'vitest';
import type { ExtractedReceipt, ReadField } from './receipt.ts';
import { settleSums } from './settle-sums.ts';

function field<T>(value: T, confidence = 0.99): ReadField<T> {
  return { value, raw: String(value), confidence, source: 'ocr' };
}

/** 482.60 yuan in two items, paid 300.00 by the fund, 82.60 from the account, 100.00 in cash. */
function receipt(changes: Partial<ExtractedReceipt> = {}): ExtractedReceipt {
  return {
    totalFen: field(482_60),
    totalUpper: field('肆佰捌拾贰元陆角'),
    fundFen: field(300_00),
    otherFen: field(0),
    accountFen: field(82_60),
    cashFen: field(100_00),
    selfPayFen: field(150_00),
    ownExpenseFen: field(32_60),
    items: [
      { name: field('检查费'), amountFen: field(205_00) },
      { name: field('西药费'), amountFen: field(277_60) },
    ],
    ...changes,
  };
}

describe('the sums of a receipt', () => {
  test('leave a receipt alone whose numbers agree', () => {
    expect(settleSums(receipt())).toEqual(receipt());
  });

  test('mend one digit of one unsure amount, keep what was read, and trust it little', () => {
    const { cashFen } = settleSums(receipt({ cashFen: field(700_00, 0.8) }));
    expect(cashFen).toEqual({ value: 100_00, raw: '70000', confidence: 0.5, source: 'ocr' });
  });

  test('never change a digit that was surely read: a tampered receipt must show', () => {
    const tampered = settleSums(receipt({ totalFen: field(982_60) }));
    expect(tampered.totalFen).toMatchObject({ value: 982_60, confidence: 0.5 });
    expect(tampered.totalUpper?.value).toBe('肆佰捌拾贰元陆角');
  });

  test('guess nothing when two digits or two amounts could be wrong', () => {
    expect(settleSums(receipt({ cashFen: field(770_00, 0.8) })).cashFen).toMatchObject({ value: 770_00, confidence: 0.5 });
    const two = settleSums(receipt({ selfPayFen: field(140_00, 0.8), ownExpenseFen: field(32_60, 0.8) }));
    // 140 could be 150, or 32.60 could be 42.60
    expect(two.selfPayFen?.value).toBe(140_00);
    expect(two.ownExpenseFen?.value).toBe(32_60);
  });

  test('doubt only the amounts that no agreeing sum confirms', () => {
    const { cashFen, selfPayFen } = settleSums(receipt({ selfPayFen: field(950_00) }));
    expect(selfPayFen?.confidence).toBe(0.5);
    expect(cashFen?.confidence).toBe(0.99);
  });

  test('mend capital numerals that make no amount when another sum confirms the total', () => {
    expect(settleSums(receipt({ totalUpper: field('肆佰捌拾些元陆角整', 0.4) })).totalUpper).toMatchObject({
      value: '肆佰捌拾贰元陆角整',
      raw: '肆佰捌拾些元陆角整',
      confidence: 0.4,
    });
    const unconfirmed = { totalFen: field(482_60), totalUpper: field('肆佰捌拾些元陆角', 0.4), items: [] };
    expect(settleSums(unconfirmed).totalUpper?.value).toBe('肆佰捌拾些元陆角');
  });

  test('leave out a sum of which a part was not read', () => {
    const { fundFen, ...rest } = receipt();
    expect(settleSums(rest).cashFen?.confidence).toBe(0.99);
    expect(fundFen?.value).toBe(300_00);
  });
});
