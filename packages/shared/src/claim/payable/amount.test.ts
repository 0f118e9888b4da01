import { expect, test } from 'vitest';
import { percentText, shareOf, yuanText } from './amount.ts';

test('half a fen is rounded up, less is not, and large amounts stay exact', () => {
  expect(shareOf(913_512, 6_000)).toBe(548_107);
  expect(shareOf(1, 5_000)).toBe(1);
  expect(shareOf(1, 4_999)).toBe(0);
  expect(shareOf(999_999_999_999, 9_999)).toBe(999_899_999_999);
});

test('amounts and shares are written as people read them', () => {
  expect([0, 5, -1_234_567, 100_000_000].map(yuanText)).toEqual(['0.00', '0.05', '-12,345.67', '1,000,000.00']);
  expect([6_000, 8_525, 10_000].map(percentText)).toEqual(['60%', '85.25%', '100%']);
});
