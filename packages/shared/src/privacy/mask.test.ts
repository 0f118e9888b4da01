import { describe, expect, test } from 'vitest';
import { maskJson, maskText } from './index.ts';

describe('masking', () => {
  test('identity numbers, cards, mobile numbers and mail addresses cannot be read any more', () => {
    expect(maskText('身份证11010519491231002X手机13812345678')).toBe('身份证1****************X手机138****5678');
    expect(maskText('卡号 6222 0212 3456 7894')).not.toContain('6222');
    expect(maskText('write to li.na@example.com')).toBe('write to l***@example.com');
  });

  test('amounts, dates and order numbers stay as they are', () => {
    const text = '票据 0061230078 共 1,280.50 元，2026-03-04 开具，单号 20260304123456';
    expect(maskText(text)).toBe(text);
  });

  test('texts are masked however deep they lie, and a mobile number kept as a number too', () => {
    expect(maskJson({ a: [{ b: '13812345678' }, 13812345678, 12], c: null })).toEqual({
      a: [{ b: '138****5678' }, '138****5678', 12],
      c: null,
    });
  });
});
