import { describe, expect, test } from 'vitest';
import { fingerprintOf, receiptKeyOf } from '../receipt-key.ts';
import { inputWith, lines, read } from '../sample-receipt.ts';
import { notSeenBefore } from './not-seen-before.ts';

const earlier = { claimNumber: 'CL20260101123456780', on: '2026-01-02' };

describe('V16: the receipt was not used before', () => {
  test('the same receipt is a failure that names the claim', () => {
    const finding = notSeenBefore.run(
      inputWith(
        {},
        {
          seen: [
            { match: 'line-items', ...earlier },
            { match: 'receipt', ...earlier },
          ],
        },
      ),
    );
    expect(finding.verdict).toBe('fail');
    expect(finding.message.zh).toContain(earlier.claimNumber);
  });

  test('the same lines under another number are a warning', () => {
    expect(notSeenBefore.run(inputWith({}, { seen: [{ match: 'line-items', ...earlier }] })).verdict).toBe('warn');
  });

  test('a look-up that was not made is not a pass', () => {
    const { seen, ...rest } = inputWith();
    expect(seen).toEqual([]);
    expect(notSeenBefore.run(rest).verdict).toBe('not-checkable');
  });
});

describe('how duplicates are recognised', () => {
  test('the key is the same however code and number are spaced', () => {
    expect(receiptKeyOf({ code: read('3706 0126'), number: read('００１２345678') })).toBe('37060126:0012345678');
    expect(receiptKeyOf({ code: read('37060126'), number: undefined })).toBeUndefined();
  });

  test('the fingerprint does not depend on the order of lines but on every amount', () => {
    const one = fingerprintOf(lines(['西药费', 100], ['化验费', 200]));
    expect(fingerprintOf(lines(['化验费', 200], ['西 药费', 100]))).toBe(one);
    expect(fingerprintOf(lines(['化验费', 201], ['西药费', 100]))).not.toBe(one);
    expect(fingerprintOf(lines(['挂号费', 500]))).toBeUndefined();
  });
});
