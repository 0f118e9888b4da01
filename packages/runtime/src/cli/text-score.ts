/** How well a text was read. `cer`: changes needed per character of the truth, blanks left out; `wordRecall`: share of the truth's words found. */
export type TextScore = { readonly changes: number; readonly characters: number; readonly wordsFound: number; readonly words: number };

/** Compares a reading with the truth; both in reading order. Full-width and half-width signs count as the same. */
export function scoreText({ read, truth }: { read: string; truth: string }): TextScore {
  const [a, b] = [solid(read), solid(truth)];
  const left = new Map<string, number>();
  for (const word of wordsOf(read)) left.set(word, (left.get(word) ?? 0) + 1);
  const words = wordsOf(truth);
  const found = words.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  });
  return { changes: changesBetween(a, b), characters: b.length, wordsFound: found.length, words: words.length };
}

/** The score over many pages: every character and word counts the same. */
export function overall(scores: readonly TextScore[]): { cer: number; wordRecall: number } {
  const sum = (of: (score: TextScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return {
    cer:
      sum((score) => score.changes) /
      Math.max(
        1,
        sum((score) => score.characters),
      ),
    wordRecall:
      sum((score) => score.wordsFound) /
      Math.max(
        1,
        sum((score) => score.words),
      ),
  };
}

const solid = (text: string) => [...text.normalize('NFKC').replace(/\s/g, '')];
const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '');

function changesBetween(one: readonly string[], other: readonly string[]): number {
  let row = Uint32Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of one.entries()) {
    const next = new Uint32Array(other.length + 1);
    next[0] = at + 1;
    for (let to = 1; to <= other.length; to++)
      next[to] = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (character === other[to - 1] ? 0 : 1));
    row = next;
  }
  return row[other.length] ?? 0;
}
