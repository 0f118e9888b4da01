import type { Span } from '../expression-fault.ts';

/** A piece of a template: words as they are, FEEL with its place in the template, or a brace without partner. */
export type Piece =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'feel'; readonly source: string; readonly at: Span }
  | { readonly is: 'unclosed'; readonly at: Span };

/** Cuts a template at its braces; quotes and inner braces of the FEEL within are respected. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  const endWords = () => {
    if (words !== '') pieces.push({ is: 'words', text: words });
    words = '';
  };
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    const doubled = source.charAt(index + 1) === character;
    if ((character === '{' || character === '}') && doubled) {
      words += character;
      index++;
    } else if (character === '{') {
      endWords();
      const end = closingBrace(source, index + 1);
      if (end === undefined) return [...pieces, { is: 'unclosed', at: { from: index, to: source.length } }];
      pieces.push({ is: 'feel', source: source.slice(index + 1, end), at: { from: index + 1, to: end } });
      index = end;
    } else if (character === '}') {
      endWords();
      pieces.push({ is: 'unclosed', at: { from: index, to: index + 1 } });
    } else words += character;
  }
  endWords();
  return pieces;
}

function closingBrace(source: string, from: number): number | undefined {
  let depth = 1;
  let quoted = false;
  for (let index = from; index < source.length; index++) {
    const character = source.charAt(index);
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return index;
  }
  return undefined;
}
