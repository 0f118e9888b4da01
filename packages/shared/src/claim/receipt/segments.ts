import { type LabelMeaning, labelWording } from './labels.ts';
import type { Cell } from './page.ts';
import { editDistance, plainText } from './plain-text.ts';

/** A label found in a cell with the text that follows it there, up to the next label. `sure` is 1 for the exact wording. */
export type Segment = { readonly cell: Cell; readonly meaning: LabelMeaning; readonly sure: number; readonly rest: string };

/** All labels of a cell in their order; none if the cell is a value only. */
export function segmentsOf(cell: Cell): Segment[] {
  const characters = [...cell.line.text];
  const { text, places } = plainText(cell.line.text);
  const found = exactLabels(text, (at) => opensLabel(characters, places[at] ?? 0));
  if (found.length === 0) {
    const guess = fuzzyLabel(text);
    if (guess !== undefined) found.push(guess);
  }
  return found.map(({ meaning, from, length, sure }, at) => {
    const begin = (places[from + length - 1] ?? 0) + 1;
    const end = places[found[at + 1]?.from ?? text.length] ?? characters.length;
    return {
      cell,
      meaning,
      sure,
      rest: characters
        .slice(begin, end)
        .join('')
        .replace(/^[\s:：;；.。,，)）\]】>》_-]+|[\s(（[【]+$/g, ''),
    };
  });
}

type Found = { readonly meaning: LabelMeaning; readonly from: number; readonly length: number; readonly sure: number };

/** The longest wording wins at each place, and a label must begin the cell or follow something that ends a value. */
function exactLabels(text: string, mayOpen: (at: number) => boolean): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!mayOpen(at) && found.length === 0) continue;
    const best = wordings.find(({ wording }) => text.startsWith(wording, at));
    if (best === undefined || (at > 0 && best.wording.length < 3 && !mayOpen(at))) continue;
    found.push({ meaning: best.meaning, from: at, length: best.wording.length, sure: 1 });
    at += best.wording.length - 1;
  }
  return found;
}

function opensLabel(characters: readonly string[], at: number): boolean {
  return at === 0 || /[\s(（:：;；|]/.test(characters[at - 1] ?? '');
}

/** A label with one character misread (two in long ones), if no other label is as near. */
function fuzzyLabel(text: string): Found | undefined {
  let best: (Found & { off: number; wording: number }) | undefined;
  let tied = false;
  for (const { meaning, wording } of wordings) {
    if (wording.length < 4) continue;
    for (const length of [wording.length, wording.length - 1, wording.length + 1]) {
      const off = editDistance(text.slice(0, length), wording);
      if (off > (wording.length >= 7 ? 2 : 1) || text.length < length) continue;
      if (best !== undefined && off === best.off && meaning !== best.meaning && wording.length === best.wording) tied = true;
      if (best !== undefined && off >= best.off) continue;
      best = { meaning, from: 0, length, sure: 1 - 0.15 * off, off, wording: wording.length };
      tied = false;
    }
  }
  return tied ? undefined : best;
}

const wordings = labelWording
  .flatMap(([meaning, texts]) => texts.map((wording) => ({ meaning, wording })))
  .sort((one, other) => other.wording.length - one.wording.length);
