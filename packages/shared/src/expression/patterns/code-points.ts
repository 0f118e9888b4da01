/** Code points from the first to the last, both included. */
export type Span = readonly [first: number, last: number];

/** Code points in ascending spans that do not touch. */
export type CodePoints = readonly Span[];

export const lastCodePoint = 0x10ffff;

/** The same code points in order, spans that touch joined. */
export function inOrder(spans: readonly Span[]): CodePoints {
  const joined: [number, number][] = [];
  for (const [first, last] of [...spans].sort((left, right) => left[0] - right[0])) {
    const before = joined.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** All code points but these. */
export function complementOf(spans: CodePoints): CodePoints {
  const rest: Span[] = [];
  let next = 0;
  for (const [first, last] of spans) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= lastCodePoint) rest.push([next, lastCodePoint]);
  return rest;
}

/** The code points of the first that are none of the second. */
export function difference(left: CodePoints, right: CodePoints): CodePoints {
  return complementOf(inOrder([...complementOf(left), ...right]));
}

/** The spans as they stand between the brackets of a class in RE2. */
export function classText(spans: CodePoints): string {
  return spans.map(([first, last]) => (first === last ? escapeOf(first) : `${escapeOf(first)}-${escapeOf(last)}`)).join('');
}

function escapeOf(point: number): string {
  return `\\x{${point.toString(16)}}`;
}
