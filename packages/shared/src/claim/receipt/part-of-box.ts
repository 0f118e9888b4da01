import type { Corner, Corners, PageLine } from './page.ts';

/** The corners of a part of a line's text, as if full characters were two and Latin ones one wide; the whole box if the part is not found. */
export function partOf(line: PageLine, part: string): Corners {
  const at = line.text.lastIndexOf(part);
  const whole = widthOf(line.text);
  if (at < 0 || whole === 0) return line.box;
  const from = widthOf(line.text.slice(0, at)) / whole;
  const to = from + widthOf(part) / whole;
  const [a, b, c, d] = line.box;
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)];
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x300 ? 1 : 2), 0);
}

function between([ax, ay]: Corner, [bx, by]: Corner, share: number): Corner {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}
