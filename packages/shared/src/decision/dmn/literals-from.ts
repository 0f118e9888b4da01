/** Cuts `"a", [1..2], f(x, y)` at the commas that stand in no quotes or brackets; empty pieces are dropped. */
export function literalsFrom(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const { 0: token } of text.matchAll(/"(?:[^"\\]|\\.)*"|[\s\S]/g)) {
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (token === ',' && depth <= 0) {
      pieces.push(piece.trim());
      piece = '';
    } else piece += token;
  }
  return [...pieces, piece.trim()].filter((each) => each !== '');
}
