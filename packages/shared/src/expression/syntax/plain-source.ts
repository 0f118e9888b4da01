import type { FeelType } from '../feel-type.ts';

/**
 * The source as the grammar can read it, each character at its place. The grammar lacks two things of the standard: the type
 * `range<…>`, read as `list <…>` (the compiler looks at the source itself), and some white space (rule 61). Texts and comments stay.
 */
export function plainSource(source: string, names: Readonly<Record<string, FeelType>>): string {
  if (!needsCare.test(source)) return source;
  return source.replace(pieces, (piece, keep?: string, space?: string) => {
    if (keep !== undefined) return piece;
    if (space !== undefined) return ' ';
    return Object.hasOwn(names, 'range') ? piece : 'list ';
  });
}

const needsCare = /range\s*<|[\u0085\u180e\u200b]/u;
const pieces =
  /("(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([\u0085\u180e\u200b])|(?<=(?:\bof|[:<,]|->)\s*)range(?=\s*<\s*\p{L}[^<>]*[<>])/gu;
