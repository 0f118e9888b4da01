import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isCardNumber,
  isIdentityNumber,
  maskAddress,
  maskCard,
  maskEmail,
  maskIdentityNumber,
  maskMobile,
  maskName,
  maskPatterns,
  stricterOf,
} from './index.ts';

// Made up: valid check digits, belonging to nobody.
const identity = '11010519491231002X';
const card = '6222021234567890128';

test('masks leave as much as is needed to recognise, and no more', () => {
  expect(maskIdentityNumber(identity)).toBe('110***********002X');
  expect(maskMobile('13812341234')).toBe('138****1234');
  expect(maskMobile('+86 13812341234')).toBe('+86 138****1234');
  expect(maskCard('6222020000000001234')).toBe('***************1234');
  expect(['张三', '王小明', '诸葛孔明', '李'].map(maskName)).toEqual(['张*', '王*明', '诸**明', '*']);
  expect(maskEmail('li.lei@example.com')).toBe('l***@example.com');
  expect(maskAddress('浙江省杭州市西湖区文三路1号')).toBe('浙江省杭州市********');
});

test('a mask never shows more than two thirds of a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      for (const mask of [maskIdentityNumber, maskCard, maskName, maskAddress]) {
        const shown = Array.from(mask(text)).filter((character) => character !== '*').length;
        expect(shown).toBeLessThanOrEqual((Array.from(text).length * 2) / 3);
      }
    }),
  );
});

describe('check digits', () => {
  test('tell identity and card numbers from other numbers', () => {
    expect([identity, '110105194912310021', '11010519491331002X', '1101051949123100'].map(isIdentityNumber)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['4111111111111111', '4111111111111112', '123'].map(isCardNumber)).toEqual([true, false, false]);
  });

  test('change with every single digit', () => {
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 9 }), (index, shift) => {
        fc.pre(index < 17);
        const digit = (Number(identity.charAt(index)) + shift) % 10;
        expect(isIdentityNumber(`${identity.slice(0, index)}${digit}${identity.slice(index + 1)}`)).toBe(false);
      }),
    );
  });
});

describe('in log lines', () => {
  test('identity numbers, cards, mobiles and addresses are masked wherever they stand', () => {
    expect(maskPatterns(`证件${identity}，手机13812341234。`)).toBe('证件110***********002X，手机138****1234。');
    expect(maskPatterns('card 4111 1111 1111 1111 ok')).toBe('card ************1111 ok');
    expect(maskPatterns('tel:+86-138-1234-1234 mail a.b@c.example.com')).toBe('tel:+86138****1234 mail a***@c.example.com');
    expect(maskPatterns(`ID${identity} 13812341234 ${card}`)).toBe('ID110***********002X 138****1234 ***************0128');
    expect(maskPatterns('手机１３８１２３４１２３４')).toBe('手机138****1234');
  });

  test('claim numbers, amounts, instants and ids stay', () => {
    for (const line of [
      'claim C20260228000123',
      'totalFen=123456',
      '2026-02-28T16:30:00.000Z',
      '550e8400-e29b-41d4-a716-446655440000',
      '20260228123456',
    ]) {
      expect(maskPatterns(line)).toBe(line);
    }
  });

  test('any text passes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof maskPatterns(text) === 'string'));
  });
});

test('a value made of two is as strict as the stricter', () => {
  expect([stricterOf('public', 'personal'), stricterOf('sensitive', 'internal')]).toEqual(['personal', 'sensitive']);
});
