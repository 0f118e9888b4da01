import { describe, expect, test } from 'vitest';
import { type RecognisedText, rejectionThreshold, scoreIntents } from './intent-score.ts';

const row = (intent: string, found: string, confidence: number, ...next: string[]): RecognisedText => ({
  intent,
  best: [found, ...next],
  confidence,
});

describe('the score of a recognition', () => {
  const rows = [row('a', 'a', 0.9), row('a', 'b', 0.6, 'a'), row('b', 'b', 0.3), row('oos', 'a', 0.2), row('oos', 'b', 0.8)];

  test('without rejection counts the texts of the scope alone', () =>
    expect(scoreIntents(rows, 0)).toMatchObject({ accuracy: 0.6667, top3: 1, oosRecall: 0, falseOos: 0 }));

  test('counts a rejected text of the scope as wrong, and a rejected one out of scope as right', () =>
    expect(scoreIntents(rows, 0.5)).toMatchObject({ accuracy: 0.3333, top3: 1, oosRecall: 0.5, falseOos: 0.3333 }));

  test('averages F1 over the intents asked for, out of scope being one', () =>
    // a: 1 right of 2 asked, 1 given; b: none right; oos: 1 right of 2 asked, 2 given.
    expect(scoreIntents(rows, 0.5).macroF1).toBeCloseTo((2 / 3 + 0 + 2 / 4) / 3, 4));

  test('is more accurate on the surest part, if confidence means anything', () => {
    const graded = Array.from({ length: 10 }, (_, n) => row('a', n < 7 ? 'a' : 'b', 1 - n / 10));
    expect(scoreIntents(graded, 0).accuracyAtCoverage).toEqual([
      { coverage: 0.7, accuracy: 1 },
      { coverage: 0.8, accuracy: 0.875 },
      { coverage: 0.9, accuracy: 0.7778 },
      { coverage: 0.95, accuracy: 0.7 },
      { coverage: 1, accuracy: 0.7 },
    ]);
  });

  test('shows by how much confidence misses the share that is right', () => {
    const often = Array.from({ length: 10 }, (_, n) => row('a', n < 6 ? 'a' : 'b', 0.95));
    expect(scoreIntents(often, 0).ece).toBeCloseTo(0.35, 4);
  });

  test('has no figure where there are no rows', () => {
    expect(scoreIntents([row('oos', 'a', 0.2)], 0.5)).toMatchObject({ accuracy: null, ece: null, oosRecall: 1 });
    expect(scoreIntents([row('a', 'a', 1)], 0)).toMatchObject({ accuracy: 1, oosRecall: null });
  });
});

describe('the threshold of rejection', () => {
  test('parts what is out of scope from what is not', () => {
    const threshold = rejectionThreshold([row('a', 'a', 0.9), row('b', 'b', 0.7), row('oos', 'a', 0.4), row('oos', 'b', 0.2)]);
    expect(threshold).toBeGreaterThan(0.4);
    expect(threshold).toBeLessThanOrEqual(0.7);
  });
  test('gives up the least sure twentieth where no example is out of scope', () => {
    const rows = Array.from({ length: 100 }, (_, n) => row('a', 'a', n / 100));
    expect(rejectionThreshold(rows)).toBeCloseTo(0.05, 5);
  });
});
