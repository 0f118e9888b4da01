import type { Text } from '../../../text/index.ts';
import { booleanType } from '../../feel-type.ts';
import { mismatch, orderOf } from '../../values/compare.ts';
import { type FeelRange, type FeelValue, isRange } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call } from '../built-in.ts';
import { something } from '../parameters.ts';

/** How the ends of two ranges lie: negative, zero or positive as the left one comes before, with or after the right one. */
type Ends = {
  readonly left: FeelRange;
  readonly right: FeelRange;
  readonly startToStart: number;
  readonly startToEnd: number;
  readonly endToStart: number;
  readonly endToEnd: number;
};

/** What a relation may be asked of: its parameters by name. A point is a range of one value. */
const pointPoint = ['point1', 'point2'] as const;
const pointRange = ['point', 'range'] as const;
const rangePoint = ['range', 'point'] as const;
const rangeRange = ['range1', 'range2'] as const;
type Shape = readonly [left: string, right: string];

/** FEEL's functions on how points and ranges lie to one another (DMN 1.5, table 78). An open end lies beyond all values. */
export const rangeFunctions: readonly BuiltIn[] = [
  relation('before', { zh: '前者是否完全在后者之前。', en: 'Whether the first lies wholly before the second.' }, isBefore, [
    pointPoint,
    pointRange,
    rangePoint,
    rangeRange,
  ]),
  relation(
    'after',
    { zh: '前者是否完全在后者之后。', en: 'Whether the first lies wholly after the second.' },
    (ends) => isBefore(turned(ends)),
    [pointPoint, pointRange, rangePoint, rangeRange],
  ),
  relation('meets', { zh: '前一区间是否正好接上后一区间。', en: 'Whether the first range ends where the second begins.' }, meets, [
    rangeRange,
  ]),
  relation(
    'met by',
    { zh: '前一区间是否正好接在后一区间之后。', en: 'Whether the first range begins where the second ends.' },
    (ends) => meets(turned(ends)),
    [rangeRange],
  ),
  relation('overlaps', { zh: '两个区间是否有重叠。', en: 'Whether two ranges have something in common.' }, overlaps, [rangeRange]),
  relation(
    'overlaps before',
    { zh: '前一区间是否先开始并与后一区间重叠。', en: 'Whether the first range begins before the second and ends within it.' },
    overlapsBefore,
    [rangeRange],
  ),
  relation(
    'overlaps after',
    { zh: '前一区间是否后开始并与后一区间重叠。', en: 'Whether the first range begins within the second and ends after it.' },
    (ends) => overlapsBefore(turned(ends)),
    [rangeRange],
  ),
  relation('finishes', { zh: '前者是否与后一区间同时结束。', en: 'Whether the first ends the second range.' }, finishes, [
    pointRange,
    rangeRange,
  ]),
  relation(
    'finished by',
    { zh: '前一区间是否以后者结束。', en: 'Whether the first range is ended by the second.' },
    (ends) => finishes(turned(ends)),
    [rangePoint, rangeRange],
  ),
  relation('includes', { zh: '前一区间是否包含后者。', en: 'Whether the first range holds all of the second.' }, includes, [
    rangePoint,
    rangeRange,
  ]),
  relation(
    'during',
    { zh: '前者是否在后一区间之内。', en: 'Whether the first lies within the second range.' },
    (ends) => includes(turned(ends)),
    [pointRange, rangeRange],
  ),
  relation('starts', { zh: '前者是否与后一区间同时开始。', en: 'Whether the first begins the second range.' }, starts, [
    pointRange,
    rangeRange,
  ]),
  relation(
    'started by',
    { zh: '前一区间是否以后者开始。', en: 'Whether the first range is begun by the second.' },
    (ends) => starts(turned(ends)),
    [rangePoint, rangeRange],
  ),
  relation('coincides', { zh: '两者是否完全重合。', en: 'Whether the two are the same.' }, coincides, [pointPoint, rangeRange]),
];

function isBefore({ left, right, endToStart }: Ends): boolean {
  return endToStart < 0 || (endToStart === 0 && !(left.toIncluded && right.fromIncluded));
}

function meets({ left, right, endToStart }: Ends): boolean {
  return left.toIncluded && right.fromIncluded && endToStart === 0;
}

function overlaps(ends: Ends): boolean {
  return !isBefore(ends) && !isBefore(turned(ends));
}

function overlapsBefore(ends: Ends): boolean {
  const { left, right, startToStart, endToEnd } = ends;
  const startsBefore = startToStart < 0 || (startToStart === 0 && left.fromIncluded && !right.fromIncluded);
  const endsWithin = endToEnd < 0 || (endToEnd === 0 && (!left.toIncluded || right.toIncluded));
  return startsBefore && !isBefore(ends) && endsWithin;
}

function finishes({ left, right, startToStart, endToEnd }: Ends): boolean {
  const startsWithin = startToStart > 0 || (startToStart === 0 && (!left.fromIncluded || right.fromIncluded));
  return left.toIncluded === right.toIncluded && endToEnd === 0 && startsWithin;
}

function starts({ left, right, startToStart, endToEnd }: Ends): boolean {
  const endsWithin = endToEnd < 0 || (endToEnd === 0 && (!left.toIncluded || right.toIncluded));
  return left.fromIncluded === right.fromIncluded && startToStart === 0 && endsWithin;
}

function includes({ left, right, startToStart, endToEnd }: Ends): boolean {
  const fromStart = startToStart < 0 || (startToStart === 0 && (left.fromIncluded || !right.fromIncluded));
  const toEnd = endToEnd > 0 || (endToEnd === 0 && (left.toIncluded || !right.toIncluded));
  return fromStart && toEnd;
}

function coincides({ left, right, startToStart, endToEnd }: Ends): boolean {
  const sameEdges = left.fromIncluded === right.fromIncluded && left.toIncluded === right.toIncluded;
  return sameEdges && startToStart === 0 && endToEnd === 0;
}

/** The same two, asked the other way round. */
function turned({ left, right, startToStart, startToEnd, endToStart, endToEnd }: Ends): Ends {
  return {
    left: right,
    right: left,
    startToStart: -startToStart,
    startToEnd: -endToStart,
    endToStart: -startToEnd,
    endToEnd: -endToEnd,
  };
}

function relation(name: string, help: Text, holds: (ends: Ends) => boolean, shapes: readonly Shape[]): BuiltIn {
  const signatures = shapes.map(([left, right]) =>
    binary([something(left), something(right)], booleanType, (a, b, call) => {
      if (!shapes.some((shape) => isShaped(a, shape[0]) && isShaped(b, shape[1]))) return mismatch(call.run, call.site, a, 'range');
      const ends = endsOf(asRange(a), asRange(b), call);
      return ends === null ? null : holds(ends);
    }),
  );
  return builtIn(name, help, ...signatures);
}

function isShaped(value: FeelValue, parameter: string): boolean {
  return isRange(value) === parameter.startsWith('range');
}

function asRange(value: FeelValue): FeelRange {
  return isRange(value) ? value : { kind: 'range', from: value, to: value, fromIncluded: true, toIncluded: true };
}

/** How the ends lie; no answer when one of them has no order with another. */
function endsOf(left: FeelRange, right: FeelRange, { run, site }: Call): Ends | null {
  const order = (a: FeelValue, b: FeelValue, open: number) => (a === null || b === null ? open : orderOf(a, b, run, site));
  const startToStart = order(left.from, right.from, openness(right.from) - openness(left.from));
  const startToEnd = order(left.from, right.to, -1);
  const endToStart = order(left.to, right.from, 1);
  const endToEnd = order(left.to, right.to, openness(left.to) - openness(right.to));
  if (startToStart === null || startToEnd === null || endToStart === null || endToEnd === null) return null;
  return { left, right, startToStart, startToEnd, endToStart, endToEnd };
}

function openness(end: FeelValue): number {
  return end === null ? 1 : 0;
}
