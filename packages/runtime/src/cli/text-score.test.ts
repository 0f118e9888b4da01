import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overall, scoreText } from './text-score.ts';

describe('the score of a text', () => {
  test('counts changed characters without blanks and words found as often as they stand in the truth', () => {
    expect(scoreText({ read: 'TOTAL 12.00\nTEA', truth: 'TOTAL: 12.00 TEA TEA' })).toEqual({
      changes: 4,
      characters: 17,
      wordsFound: 2,
      words: 4,
    });
  });

  test('takes full-width and half-width signs for the same, and case for different', () => {
    expect(scoreText({ read: '（１２）', truth: '(12)' }).changes).toBe(0);
    expect(scoreText({ read: 'Tea', truth: 'TEA' }).changes).toBe(2);
  });

  test('is perfect for the truth itself and nothing found for no reading', () => {
    fc.assert(
      fc.property(fc.string(), (truth) => {
        const { changes, wordsFound, words } = scoreText({ read: truth, truth });
        expect([changes, wordsFound]).toEqual([0, words]);
        const none = scoreText({ read: '', truth });
        expect([none.changes, none.wordsFound]).toEqual([none.characters, 0]);
      }),
    );
  });

  test('over many pages every character counts the same, not every page', () => {
    const long = { changes: 0, characters: 90, wordsFound: 9, words: 9 };
    const short = { changes: 10, characters: 10, wordsFound: 0, words: 1 };
    expect(overall([long, short])).toEqual({ cer: 0.1, wordRecall: 0.9 });
    expect(overall([])).toEqual({ cer: 0, wordRecall: 0 });
  });
});
