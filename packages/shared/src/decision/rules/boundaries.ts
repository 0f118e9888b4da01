import type { FeelValue } from '../../expression/index.ts';
import { compareValues, type Scale, type Span, scaleOf } from '../cells/index.ts';
import { firstNotBelow } from './halving.ts';
import { findByMoment } from './moments.ts';
import { keyOf } from './value-key.ts';

/**
 * The ends of all spans of a column, in order. They cut its scale into segments that no cell divides further: segment `2i` lies
 * before the end `i`, segment `2i + 1` is that end alone.
 */
export type Boundaries = {
  readonly segments: number;
  /** The segment a value lies in, for a tenant in the zone; undefined when the value cannot be placed: it is on another scale. */
  segmentOf(value: FeelValue, zone: string): number | undefined;
  /** The same where only the ends themselves matter: 0 stands for all else. Looks texts up at once. */
  endOf(value: FeelValue, zone: string): number | undefined;
  /** The first and the last segment of a span whose ends are among the boundaries. */
  segmentsOf(span: Span): readonly [number, number];
};

/** The boundaries of these spans, which lie on the scale, and of other values on it. */
export function boundariesOf(spans: readonly Span[], scale: Scale, others: readonly FeelValue[] = []): Boundaries {
  const ends = [...others, ...spans.flatMap(({ from, to }) => [from, to].filter((end) => end !== undefined))].sort(compareValues);
  const points = ends.filter((end, index) => index === 0 || compareValues(end, ends[index - 1] ?? null) !== 0);
  const { segmentOf, endOf } = scale === 'text' ? amongTexts(points) : byKeys(points, scale);
  // ends name no zone, so that it does not matter in which they are placed
  const at = (end: FeelValue) => segmentOf(end, 'UTC') ?? 0;
  return {
    segments: 2 * points.length + 1,
    segmentOf,
    endOf,
    segmentsOf: ({ from, to, fromIncluded, toIncluded }) => [
      from === undefined ? 0 : at(from) + Number(!fromIncluded),
      to === undefined ? 2 * points.length : at(to) - Number(!toIncluded),
    ],
  };
}

type Search = Pick<Boundaries, 'segmentOf' | 'endOf'>;

function amongTexts(points: readonly FeelValue[]): Search {
  const segments = new Map(points.map((point, index) => [point, 2 * index + 1]));
  return {
    endOf: (value) => (typeof value === 'string' ? (segments.get(value) ?? 0) : undefined),
    segmentOf(value) {
      if (typeof value !== 'string') return undefined;
      return segments.get(value) ?? 2 * firstNotBelow(points.length, (index) => compareValues(points[index] ?? null, value) < 0);
    },
  };
}

function byKeys(points: readonly FeelValue[], scale: Scale): Search {
  const keys = Float64Array.from(points, keyOf);
  const byMoment = scale === 'dateTime' ? findByMoment(points) : undefined;
  const segmentOf = (value: FeelValue, zone: string) => {
    if (scaleOf(value) !== scale) return byMoment?.(value, zone);
    const key = keyOf(value);
    let index = firstNotBelow(keys.length, (at) => (keys[at] ?? 0) < key);
    for (; keys[index] === key; index++) {
      const order = compareValues(value, points[index] ?? null);
      if (order === 0) return 2 * index + 1;
      if (order < 0) break;
    }
    return 2 * index;
  };
  return { segmentOf, endOf: segmentOf };
}
