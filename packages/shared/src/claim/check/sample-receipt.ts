import type { CheckInput } from './check-input.ts';
import type { ReadField, ReadItem, ReceiptReading } from './receipt-reading.ts';

/** A value read by optical recognition, surely unless told otherwise. */
export function read<T>(value: T, confidence = 0.98): ReadField<T> {
  return { value, raw: String(value), confidence, box: [[0, 0]], page: 1, source: 'ocr' };
}

/** Lines of a receipt from names and fen. */
export function lines(...rows: readonly (readonly [name: string, fen: number])[]): readonly ReadItem[] {
  return rows.map(([name, fen]) => ({ name: read(name), amountFen: read(fen) }));
}

/** An outpatient receipt in perfect order, with what a test changes about it. */
function receiptWith(changes: Partial<ReceiptReading> = {}): ReceiptReading {
  return {
    code: read('37060126'),
    number: read('0012345678'),
    checkCode: read('a1b2c3'),
    issuedOn: read('2026-03-05'),
    visitOn: read('2026-03-05'),
    payer: read('欧阳青禾'),
    totalFen: read(482_60),
    totalUpper: read('肆佰捌拾贰元陆角整'),
    fundFen: read(300_00),
    otherFen: read(0),
    accountFen: read(82_60),
    cashFen: read(100_00),
    items: lines(['诊察费', 25_00], ['化验费', 180_00], ['西药费', 277_60]),
    ...changes,
  };
}

/** What the checks are given for such a receipt: its insured person, a policy of the year 2026, handed in on 10 March. */
export function inputWith(changes: Partial<ReceiptReading> = {}, facts: Partial<Omit<CheckInput, 'receipt'>> = {}): CheckInput {
  return {
    receipt: receiptWith(changes),
    insured: { name: '欧阳青禾', idTail: '104X' },
    policy: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
    submittedOn: '2026-03-10',
    seen: [],
    ...facts,
  };
}
