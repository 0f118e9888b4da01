import { describe, expect, test } from 'vitest';
import { inputWith, read } from '../sample-receipt.ts';
import { amountInWords } from './amount-in-words.ts';

const verdictOf = (words: string, fen: number) => amountInWords.run(inputWith({ totalUpper: read(words), totalFen: read(fen) })).verdict;

describe('V01: the amount in words is the amount in figures', () => {
  test('in either legal style', () => {
    expect(verdictOf('壹仟陆佰捌拾元叁角贰分', 1_680_32)).toBe('pass');
    expect(verdictOf('壹仟陆佰捌拾圆零叁角贰分', 1_680_32)).toBe('pass');
  });

  test('a single fen of difference is a failure that shows both places', () => {
    const finding = amountInWords.run(inputWith({ totalFen: read(482_61) }));
    expect(finding).toMatchObject({ verdict: 'fail', evidence: [{ field: 'totalUpper' }, { field: 'totalFen' }] });
    expect(finding.message.zh).toContain('482.60');
  });

  test('words that are no amount cannot be checked', () => {
    expect(verdictOf('见明细', 482_60)).toBe('not-checkable');
  });
});
