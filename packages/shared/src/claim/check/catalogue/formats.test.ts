import { describe, expect, test } from 'vitest';
import { inputWith, read } from '../sample-receipt.ts';
import { checkCodeFormat } from './check-code-format.ts';
import { codeStructure } from './code-structure.ts';
import { numberFormat } from './number-format.ts';

describe('V07: the receipt code', () => {
  const verdictOf = (code: string, changes = {}, facts = {}) =>
    codeStructure.run(inputWith({ code: read(code), ...changes }, facts)).verdict;

  test('has 8 digits, a province and the year of issue', () => {
    expect(verdictOf('11010126')).toBe('pass');
    expect(verdictOf('1101012')).toBe('fail');
    expect(verdictOf('1101012O')).toBe('fail');
    expect(verdictOf('99010126')).toBe('fail');
    expect(verdictOf('11010125')).toBe('fail');
  });

  test('passes when the day of issue could not be read', () => {
    expect(verdictOf('11010125', { issuedOn: undefined })).toBe('pass');
  });

  test('warns when the region says that the kind is that of the other care', () => {
    const region = { paymentsAddUp: true, codeKinds: { inpatient: ['02'], outpatient: ['01'] } };
    expect(verdictOf('11060126', {}, { region })).toBe('pass');
    expect(verdictOf('11060226', {}, { region })).toBe('warn');
    expect(verdictOf('11060926', {}, { region })).toBe('pass');
    expect(verdictOf('11060126', { admittedOn: read('2026-03-01') }, { region })).toBe('warn');
  });
});

describe('V08 and V09: number and check code', () => {
  test('the number has 10 digits', () => {
    expect(numberFormat.run(inputWith({ number: read('0000000001') })).verdict).toBe('pass');
    expect(numberFormat.run(inputWith({ number: read('00000000011') })).verdict).toBe('fail');
    expect(numberFormat.run(inputWith({ number: undefined })).verdict).toBe('not-checkable');
  });

  test('the check code has 6 letters or digits', () => {
    expect(checkCodeFormat.run(inputWith({ checkCode: read('Zz09aA') })).verdict).toBe('pass');
    expect(checkCodeFormat.run(inputWith({ checkCode: read('12-456') })).verdict).toBe('fail');
  });
});
