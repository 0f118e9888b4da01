import { expect, test } from 'vitest';
import { levelPage } from './fixtures/level-page.ts';
import { retailReceiptFrom, retailReceiptOf } from './retail-receipt.ts';

const head = [
  [[300, 'HARBOUR LIGHT TRADING SDN BHD (123456-X)']],
  [[320, 'N0 12, JALAN SENTOSA 3/1,']],
  [[330, 'TAMAN SENTOSA, 433O0 KAJANG']],
  [[350, 'TEL: 03-1234 5678']],
] as const;
const read = (rows: Parameters<typeof levelPage>[0]) => retailReceiptOf(retailReceiptFrom(levelPage(rows)));

test('a till receipt gives its company without register number, address, date and total', () => {
  const receipt = read([
    ...head,
    [
      [100, 'DATE: 14/03/2018 18:20'],
      [600, 'TAX INVOICE'],
    ],
    [
      [100, 'TEA 2 X 3.00'],
      [700, '6.00'],
    ],
    [
      [100, 'SUBTOTAL'],
      [700, '6.00'],
    ],
    [
      [100, 'TOTAL'],
      [650, 'RM 6.36'],
    ],
    [
      [100, 'CASH'],
      [700, '10.00'],
    ],
    [
      [100, 'CHANGE'],
      [700, '3.64'],
    ],
  ]);
  expect(receipt).toEqual({
    company: 'HARBOUR LIGHT TRADING SDN BHD',
    address: 'NO 12, JALAN SENTOSA 3/1, TAMAN SENTOSA, 43300 KAJANG',
    date: '14/03/2018',
    total: '6.36',
  });
});

test('what is paid is the total after rounding', () => {
  const { total } = read([
    ...head,
    [
      [100, 'GRAND TOTAL'],
      [700, '87.08'],
    ],
    [
      [100, 'ROUNDING ADJUSTMENT'],
      [700, '0.02'],
    ],
    [
      [100, 'NET TOTAL'],
      [700, '87.10'],
    ],
  ]);
  expect(total).toBe('87.10');
});

test('a tax, a count and a saving are no totals; a sub-total serves where nothing else is printed', () => {
  const rows = [
    ...head,
    [
      [100, 'TOTAL QTY'],
      [700, '3.00'],
    ],
    [
      [100, 'TOTAL GST 6%'],
      [700, '0.36'],
    ],
    [
      [100, 'SUBTOTAL'],
      [700, '1,006.36'],
    ],
  ] as const;
  expect(read(rows).total).toBe('1,006.36');
});

test('a date and the hour printed close behind it are kept apart', () => {
  expect(read([...head, [[100, '18/03/1809:03']]]).date).toBe('18/03/18');
  expect(read([...head, [[100, 'ITEM HC03-7-15']], [[100, 'DATE 12-01-19 21:13']]]).date).toBe('12-01-19');
});

test('a page without such things has none of them', () => {
  expect(read([[[0, '12']]])).toEqual({});
});
