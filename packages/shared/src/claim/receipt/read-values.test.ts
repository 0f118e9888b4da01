import { describe, expect, test } from 'vitest';
import { readAmount, readCheckCode, readDates, readDigits, readHospital, readName, readUpper } from './read-values.ts';

describe('values as they stand on receipts', () => {
  test.each([
    ['1156.49', 115649],
    ['￥1,156.49', 115649],
    ['32,895.16元', 3289516],
    ['V6073.41', 607341],
    ['11.381.00', 1138100],
    ['1O4.S6', 10456],
    ['-20.00', -2000],
    ['0.00', 0],
  ])('the amount %s is %i fen', (text, fen) => expect(readAmount(text)?.value).toBe(fen));

  test.each(['40.0%', '2026-10-08', '王小明', '三级公立医院', '', '1.2.3', '12.345'])('%s is no amount', (text) =>
    expect(readAmount(text)).toBeUndefined(),
  );

  test('mended signs are trusted less than untouched ones', () => {
    expect(readAmount('104.56')?.fit).toBe(1);
    expect(readAmount('1O4.56')?.fit).toBeLessThan(1);
    expect(readDigits('OO12345678', 10)).toEqual({ value: '0012345678', fit: 0.7 });
    expect(readDigits('001234567', 10)?.fit).toBeLessThan(0.5);
  });

  test.each([
    ['2026年10月8日', '2026-10-08'],
    ['2026-10-08 09:41:12', '2026-10-08'],
    ['2026/1/8', '2026-01-08'],
    ['20261008', '2026-10-08'],
    ['2O26.10.08', '2026-10-08'],
  ])('the date %s is %s', (text, iso) => expect(readDates(text)[0]?.value).toBe(iso));

  test('a day that does not exist is no date', () => expect(readDates('2026-02-30')).toEqual([]));

  test('a round o among hexadecimal signs is a zero, in other check codes a letter', () => {
    expect(readCheckCode('obc26e')?.value).toBe('0bc26e');
    expect(readCheckCode('clea8f')?.value).toBe('c1ea8f');
    expect(readCheckCode('qfmojx')?.value).toBe('qfmojx');
    expect(readCheckCode('校验码')).toBeUndefined();
  });

  test('capital numerals are kept as printed, broken ones without trust', () => {
    expect(readUpper('人民币：壹仟零柒拾捌元壹角参分')).toEqual({ value: '壹仟零柒拾捌元壹角叁分', fit: 0.8 });
    expect(readUpper('玖仟些佰零柒元')?.fit).toBeLessThan(0.5);
    expect(readUpper('门诊收费票据')).toBeUndefined();
  });

  test('names of persons and hospitals are told from other words', () => {
    expect(readName('欧阳文博')?.fit).toBe(1);
    expect(readName('12.00')).toBeUndefined();
    expect(readHospital('(章)：佛山市禅和中医院')).toEqual({ value: '佛山市禅和中医院', fit: 1 });
    expect(readHospital('医保')).toBeUndefined();
  });
});
