import type { FeelValue } from '../../expression/index.ts';
import { compareValues, scaleOf, valueNextTo } from './value-order.ts';

/**
 * One stretch of a scale; an absent end is open. In a list of spans they are in order, disjoint, do not touch, and are written in
 * one way only: days, months and booleans end in values that belong to them, and all there is is one span without ends.
 */
export type Span = { readonly from?: FeelValue; readonly to?: FeelValue; readonly fromIncluded: boolean; readonly toIncluded: boolean };

/** All there is. */
export const everything: readonly Span[] = [{ fromIncluded: false, toIncluded: false }];

/** One value alone. */
export function spanOfValue(value: FeelValue): Span {
  return { from: value, to: value, fromIncluded: true, toIncluded: true };
}

/** All values that are in one of the spans, given in any order; written in the one way told at `Span`. */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.flatMap(tidied).sort(byStart);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && reaches(last, span)) merged[merged.length - 1] = joined(last, span);
    else merged.push(span);
  }
  return merged.flatMap(tidied);
}

/** The values that are in both. */
export function intersectionOf(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  const both: Span[] = [];
  let [i, j] = [0, 0];
  for (let [a, b] = [left[i], right[j]]; a !== undefined && b !== undefined; [a, b] = [left[i], right[j]]) {
    both.push(...tidied(span(byStart(a, b) < 0 ? b : a, byEnd(a, b) < 0 ? a : b)));
    if (byEnd(a, b) < 0) i++;
    else j++;
  }
  return both;
}

/** The values of the scale that are in none of the spans. */
export function complementOf(spans: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let start: Pick<Span, 'from' | 'fromIncluded'> | undefined = { fromIncluded: false };
  for (const { from, fromIncluded, to, toIncluded } of spans) {
    if (from !== undefined && start !== undefined) gaps.push(...tidied(span(start, { to: from, toIncluded: !fromIncluded })));
    start = to === undefined ? undefined : { from: to, fromIncluded: !toIncluded };
  }
  if (start !== undefined) gaps.push(...tidied(span(start, { toIncluded: false })));
  return gaps;
}

/** Whether there is no value at all in them. */
export function isEmpty(spans: readonly Span[]): boolean {
  return spans.length === 0;
}

/** Whether every value is in them. */
export function isEverything(spans: readonly Span[]): boolean {
  const [only] = spans;
  return spans.length === 1 && only !== undefined && only.from === undefined && only.to === undefined;
}

/** Whether the value is in one of the spans. A value of another scale than their ends, which FEEL would refuse to compare, is in none. */
export function contains(spans: readonly Span[], value: FeelValue): boolean {
  return spans.some(({ from, to, fromIncluded, toIncluded }) => {
    const end = from ?? to;
    if (end !== undefined && scaleOf(end) !== scaleOf(value)) return false;
    const lower = from === undefined ? 1 : compareValues(value, from);
    const upper = to === undefined ? -1 : compareValues(value, to);
    return (fromIncluded ? lower >= 0 : lower > 0) && (toIncluded ? upper <= 0 : upper < 0);
  });
}

/** Whether all values of the one are in the other. */
export function isSubset(inner: readonly Span[], outer: readonly Span[]): boolean {
  return inner.every((each) => outer.some((around) => byStart(around, each) <= 0 && byEnd(around, each) >= 0));
}

/** The span written in the one way; none when nothing is in it. */
function tidied(given: Span): Span[] {
  const lower = given.from === undefined || given.fromIncluded ? undefined : valueNextTo(given.from, 1);
  const upper = given.to === undefined || given.toIncluded ? undefined : valueNextTo(given.to, -1);
  const exact = span(
    lower === undefined ? given : { from: lower, fromIncluded: true },
    upper === undefined ? given : { to: upper, toIncluded: true },
  );
  const { from, to } = exact;
  if (typeof from === 'boolean' || typeof to === 'boolean') return ofBooleans(exact);
  if (from === '' || to === '') return ofTexts(exact);
  if (from === undefined || to === undefined) return [exact];
  const order = compareValues(from, to);
  return order > 0 || (order === 0 && !(exact.fromIncluded && exact.toIncluded)) ? [] : [exact];
}

function ofBooleans(given: Span): Span[] {
  const kept = [false, true].filter((value) => contains([given], value));
  return kept.length === 2 ? [...everything] : kept.map(spanOfValue);
}

/** No text comes before the empty one: a span up to it is that text alone or nothing, and one from it on has no lower end. */
function ofTexts(given: Span): Span[] {
  if (given.to === '')
    return given.toIncluded && (given.from === undefined || (given.from === '' && given.fromIncluded)) ? [spanOfValue('')] : [];
  return [given.fromIncluded ? span({ fromIncluded: false }, given) : given];
}

function span({ from, fromIncluded }: Pick<Span, 'from' | 'fromIncluded'>, { to, toIncluded }: Pick<Span, 'to' | 'toIncluded'>): Span {
  const included = { fromIncluded: fromIncluded && from !== undefined, toIncluded: toIncluded && to !== undefined };
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...included };
}

/** Whether the second, which starts no earlier, overlaps or touches the first. */
function reaches(first: Span, second: Span): boolean {
  if (first.to === undefined || second.from === undefined) return true;
  const order = compareValues(first.to, second.from);
  if (order === 0) return first.toIncluded || second.fromIncluded;
  if (order > 0) return true;
  const next = valueNextTo(first.to, 1);
  return next !== undefined && compareValues(next, second.from) === 0;
}

function joined(first: Span, second: Span): Span {
  return span(first, byEnd(first, second) < 0 ? second : first);
}

function byStart(left: Span, right: Span): number {
  if (left.from === undefined || right.from === undefined) return Number(left.from !== undefined) - Number(right.from !== undefined);
  return compareValues(left.from, right.from) || Number(right.fromIncluded) - Number(left.fromIncluded);
}

function byEnd(left: Span, right: Span): number {
  if (left.to === undefined || right.to === undefined) return Number(left.to === undefined) - Number(right.to === undefined);
  return compareValues(left.to, right.to) || Number(left.toIncluded) - Number(right.toIncluded);
}
