import { describe, expect, test } from 'vitest';
import { inputWith, read } from '../sample-receipt.ts';
import { paymentsAddUp } from './payments-add-up.ts';

describe('V05: the payments add up to the total', () => {
  const wrong = { cashFen: read(101_00) };

  test('a difference is a failure where the region is known to add up, else a warning', () => {
    expect(paymentsAddUp.run(inputWith(wrong, { region: { paymentsAddUp: true } })).verdict).toBe('fail');
    expect(paymentsAddUp.run(inputWith(wrong)).verdict).toBe('warn');
    expect(paymentsAddUp.run(inputWith(wrong, { region: { paymentsAddUp: false } })).verdict).toBe('n/a');
  });

  test('a payment that was not read counts as nought when the rest adds up already', () => {
    expect(paymentsAddUp.run(inputWith({ otherFen: undefined })).verdict).toBe('pass');
  });

  test('a shortfall cannot be judged while a payment was not read; an excess can', () => {
    const region = { paymentsAddUp: true };
    expect(paymentsAddUp.run(inputWith({ fundFen: undefined }, { region })).verdict).toBe('not-checkable');
    expect(paymentsAddUp.run(inputWith({ otherFen: undefined, cashFen: read(900_00) }, { region })).verdict).toBe('fail');
  });
});
