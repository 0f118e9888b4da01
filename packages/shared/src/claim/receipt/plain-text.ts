/** A text without blanks, brackets and marks, half-width, with the place in the original of every kept character. */
export type PlainText = { readonly text: string; readonly places: readonly number[] };

/** What labels are compared by: `金额合计 （大写）：` becomes `金额合计大写`. */
export function plainText(original: string): PlainText {
  let text = '';
  const places: number[] = [];
  for (const [at, character] of [...original].entries()) {
    const plain = character.normalize('NFKC').toUpperCase();
    if (!/^[\p{L}\p{N}]/u.test(plain)) continue;
    text += plain;
    for (let count = 0; count < plain.length; count++) places.push(at);
  }
  return { text, places };
}

/** How many single-character changes, insertions and deletions lie between two short texts. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of [...one].entries()) {
    const above = row;
    row = [at + 1];
    for (let to = 1; to <= other.length; to++)
      row.push(Math.min((above[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (above[to - 1] ?? 0) + (character === other[to - 1] ? 0 : 1)));
  }
  return row[other.length] ?? 0;
}
