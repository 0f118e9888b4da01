import { literalOf } from '../../../expression/index.ts';
import type { CellReading } from './cell-reading.ts';
import { isFeel } from './feel-check.ts';
import { plainText } from './plain-text.ts';
import type { SpelledColumn } from './spelled-column.ts';
import type { Ways } from './ways.ts';

/**
 * Reads texts without quotes: one, several of them, or “not”. What is FEEL already stays; an output is one text, whatever stands in
 * it. Letters and signs of a text stay as they are written: they may be shown to customers.
 */
export function readText(raw: string, column: SpelledColumn, ways: Ways): CellReading {
  const [text, plain] = [raw.trim(), plainText(raw)];
  if (column.names.has(text) && ways.names === 'variable') return { feel: text, why: [] };
  if (looksLikeFeel(plain) && isFeel(plain, column)) return { feel: plain, why: [] };
  if (column.side === 'outputs') return { feel: quotedOnce(text), why: ['quotes'] };
  const denied = deniedIn(text, ways);
  const pieces = (denied ?? text.replace(/^[=＝]\s*/, ''))
    .split(ways.slashes === 'list' ? withSlashes : dividers)
    .filter((piece) => piece !== '');
  if (pieces.length === 0) return { feel: quotedOnce(text), why: ['quotes'] };
  const list = pieces.map(quotedOnce).join(', ');
  const several = pieces.length > 1 ? (['alternatives'] as const) : [];
  if (denied !== undefined) return { feel: `not(${list})`, why: ['quotes', ...several, 'negation'] };
  return { feel: list, why: ['quotes', ...several] };
}

const dividers = /\s*[,，、;；|｜\n]\s*|\s+或者?\s+|(?<=["”])或(?=["“])/;
const withSlashes = /\s*[,，、;；|｜\n/／]\s*|\s+或者?\s+|(?<=["”])或(?=["“])/;

/** Quotes, a question mark, a call or a range: nobody writes a plain text so, and if somebody did it is no FEEL and gets its quotes. */
function looksLikeFeel(text: string): boolean {
  return /["?]|^null$|\w\s*\(|^[[(\]].*\.\./.test(text);
}

function deniedIn(text: string, ways: Ways): string | undefined {
  const words = ways.negation === 'not' ? /^(?:非|不是|不等于|!=|≠|<>)\s*(.+)$/s : /^(?:不是|不等于|!=|≠|<>)\s*(.+)$/s;
  return words.exec(text)?.[1];
}

/** A piece that has quotes of either kind around it keeps those alone. */
function quotedOnce(piece: string): string {
  if (/^"(?:[^"\\]|\\.)*"$/.test(piece)) return piece;
  const inner = /^[“"]([^“”"]*)[”"]$/.exec(piece)?.[1];
  return literalOf(inner ?? piece);
}
