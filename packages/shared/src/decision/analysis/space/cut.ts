import type { FeelValue } from '../../../expression/index.ts';
import { compareValues, intersectionOf, type Span, unionOf, valueNextTo } from '../../cells/index.ts';

/** A place between values: right before or right after one. */
export type Cut = { readonly value: FeelValue; readonly after: boolean };

/** The cuts where spans begin or end, in order, each once. */
export function cutsOf(spans: Iterable<Span>): Cut[] {
  const cuts = [...spans].flatMap((span) => [startOf(span), endOf(span)].filter((cut) => cut !== undefined));
  cuts.sort(compareCuts);
  return cuts.filter((cut, index) => index === 0 || compareCuts(cut, cuts[index - 1] ?? cut) !== 0);
}

/** The stretches between the cuts, one more than there are cuts; one in which there is no value is undefined. */
export function stretchesBetween(cuts: readonly Cut[]): (Span | undefined)[] {
  return Array.from({ length: cuts.length + 1 }, (_, index) => {
    const [start, end] = [cuts[index - 1], cuts[index]];
    const [span] = unionOf([
      {
        ...(start === undefined ? {} : { from: start.value }),
        ...(end === undefined ? {} : { to: end.value }),
        fromIncluded: start !== undefined && !start.after,
        toIncluded: end?.after === true,
      },
    ]);
    return span;
  });
}

/** Which of the stretches between the cuts a span takes: from the first, up to and without the second. */
export function stretchesOf(span: Span, cuts: readonly Cut[]): readonly [from: number, to: number] {
  const [start, end] = [startOf(span), endOf(span)];
  return [start === undefined ? 0 : indexOf(cuts, start) + 1, end === undefined ? cuts.length + 1 : indexOf(cuts, end) + 1];
}

/** Whether there is a value in the span that is in one of the others. */
export function meets(span: Span, others: readonly Span[]): boolean {
  return intersectionOf([span], others).length > 0;
}

function startOf({ from, fromIncluded }: Span): Cut | undefined {
  return from === undefined ? undefined : { value: from, after: !fromIncluded };
}

/** Where values have neighbours, right after one is right before the next; after the last one there is no cut. */
function endOf({ to, toIncluded }: Span): Cut | undefined {
  if (to === undefined || (to === true && toIncluded)) return undefined;
  const next = toIncluded ? valueNextTo(to, 1) : undefined;
  return next === undefined ? { value: to, after: toIncluded } : { value: next, after: false };
}

function compareCuts(left: Cut, right: Cut): number {
  return compareValues(left.value, right.value) || Number(left.after) - Number(right.after);
}

/** The place of a cut that is among them. */
function indexOf(cuts: readonly Cut[], wanted: Cut): number {
  let [low, high] = [0, cuts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cuts[middle] ?? wanted, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
