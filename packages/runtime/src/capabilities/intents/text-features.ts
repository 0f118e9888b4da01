const wordWeight = 1;
const gramSizes = [1, 2, 3] as const;

/** A text as features to compare or classify by: character n-grams for Chinese and typos, words for spaced languages. Case and width do not matter. */
export function featuresOf(text: string): ReadonlyMap<string, number> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .trim();
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number) => counts.set(feature, (counts.get(feature) ?? 0) + weight);
  for (const word of plain.split(/\s+/)) {
    if (word === '') continue;
    if (/^[\p{Script=Latin}\p{N}]+$/u.test(word)) add(`w:${word}`, wordWeight);
    const chars = [...word];
    for (const size of gramSizes)
      for (let at = 0; at + size <= chars.length; at++) add(`${size}:${chars.slice(at, at + size).join('')}`, 1);
  }
  return counts;
}
