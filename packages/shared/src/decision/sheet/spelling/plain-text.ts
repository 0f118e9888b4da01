/**
 * The text of a cell as it is read: full-width letters, digits and signs made plain (Unicode NFKC), one kind of dash, quote and
 * comparison sign, no outer spaces. What stands in quotes stays as it is.
 */
export function plainText(raw: string): string {
  return raw
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((piece, index) => (index % 2 === 1 ? piece : madePlain(piece)))
    .join('')
    .trim();
}

function madePlain(piece: string): string {
  return piece
    .normalize('NFKC')
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[–—―−‒‐‑]/g, '-')
    .replace(/[〜∼⁓]/g, '~')
    .replace(/[≥≧⩾]|(?<![<>=!])=>(?!=)/g, '>=')
    .replace(/[≤≦⩽]|(?<![<>=!])=<(?!=)/g, '<=')
    .replace(/≠|<>/g, '!=')
    .replace(/==/g, '=');
}
