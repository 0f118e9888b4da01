import { describe, expect, test } from 'vitest';
import { inputWith, read } from '../sample-receipt.ts';
import { payerIsInsured } from './payer-is-insured.ts';

const verdictOf = (payer: string, insured = {}) =>
  payerIsInsured.run(inputWith({ payer: read(payer) }, { insured: { name: '欧阳青禾', idTail: '104X', ...insured } })).verdict;

describe('V13: the payer is the insured person', () => {
  test.each(['欧阳青禾', ' 欧阳 青禾 ', '欧阳青禾 ************104X', '欧阳青禾(身份证号:104x)', '欧阳青禾32010619900101104X'])(
    '%s is she',
    (payer) => {
      expect(verdictOf(payer)).toBe('pass');
    },
  );

  test.each(['欧阳**', '欧＊＊禾', '*阳青禾', '欧阳*', '欧阳** ****104X', '欧阳******104X'])('%s, partly hidden, may be she', (payer) => {
    expect(verdictOf(payer)).toBe('pass');
  });

  test.each(['李青禾', '欧阳*梅', '张**', '欧阳青禾*', '青禾'])('%s is somebody else', (payer) => {
    expect(verdictOf(payer)).toBe('fail');
  });

  test('the right name with another identity number is somebody else', () => {
    expect(verdictOf('欧阳青禾 ****1042')).toBe('fail');
  });

  test('one differing character is forgiven to a warning only when the identity number agrees', () => {
    expect(verdictOf('欧阳青和')).toBe('fail');
    expect(verdictOf('欧阳青和 ****104X')).toBe('warn');
  });

  test('a former name and a name with dots are understood', () => {
    expect(verdictOf('欧阳小禾', { formerNames: ['欧阳小禾'] })).toBe('pass');
    expect(verdictOf('阿依古丽.买买提', { name: '阿依古丽·买买提' })).toBe('pass');
  });

  test('a name that is hidden altogether cannot be checked', () => {
    expect(verdictOf('****')).toBe('not-checkable');
    expect(payerIsInsured.run(inputWith({ payer: undefined })).verdict).toBe('not-checkable');
  });
});
