const innerGrams = { spaced: [3, 4], unspaced: [1, 2, 3] } as const;
const wholeWord = 2;
const spacedWord = /^[\p{Script=Latin}\p{N}]+$/u;

/**
 * A phrase as features to tell intents apart by, each with how often it occurs. Languages with spaces: words (counted double, since they mean more
 * than their pieces), pairs of neighbouring words, and pieces of three and four letters that know the ends of a word ("_pay", "ent_"), for typos and
 * inflections. Chinese: one to three characters. Case, width and punctuation do not matter.
 */
export function phraseFeaturesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight);
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ');
  let before = '';
  for (const word of plain.split(/\s+/)) {
    if (word === '') continue;
    const spaced = spacedWord.test(word);
    const chars = [...(spaced ? `_${word}_` : word)];
    for (const size of spaced ? innerGrams.spaced : innerGrams.unspaced)
      for (let at = 0; at + size <= chars.length; at++) add(`${size}:${chars.slice(at, at + size).join('')}`, 1);
    if (spaced) {
      add(`w:${word}`, wholeWord);
      add(`p:${before} ${word}`, 1);
    }
    before = spaced ? word : '';
  }
  return counts;
}
