/** A bracket that is open at the end of a text, where it stands, and how many commas follow it at its own level. */
export type OpenBracket = { readonly bracket: string; readonly at: number; readonly commas: readonly number[] };

/** The brackets that are open at the end of a text, outermost first; those in texts and comments do not count. */
export function openBrackets(text: string): readonly OpenBracket[] {
  const open: { bracket: string; at: number; commas: number[] }[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[()[\]{},]/g)) {
    if (token === '(' || token === '[' || token === '{') open.push({ bracket: token, at: index, commas: [] });
    else if (token === ')' || token === ']' || token === '}') open.pop();
    else if (token === ',') open.at(-1)?.commas.push(index);
  }
  return open;
}

/** What closes all that is open, innermost first. */
export function closersOf(text: string): string {
  return openBrackets(text)
    .map(({ bracket }) => (bracket === '(' ? ')' : bracket === '[' ? ']' : '}'))
    .reverse()
    .join('');
}

/** Whether the end of a text lies within a text or a comment of the source. */
export function endsInWords(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n/g, (whole) => ' '.repeat(whole.length));
  return /"|\/\/|\/\*/.test(bare);
}
