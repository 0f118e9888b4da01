/** A cell without the spaces that mean nothing: `>= 18` and `>=18` are the same. What stands in quotes stays as it is. */
export function semanticText(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\s+/g, ' ').replace(/ ?([^\p{L}\p{N}_"']) ?/gu, '$1')))
    .join('')
    .trim();
}
