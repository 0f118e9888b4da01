import { asMoney, type FeelValue, isDecimal, type TestShape, testShapeOf, type Unreadable } from '../../expression/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { complementOf, everything, intersectionOf, type Span, spanOfValue, unionOf } from './span.ts';
import { type Scale, scaleOf } from './value-order.ts';

/** Why it cannot be told before the table runs which values a cell admits. */
export type Opacity = Unreadable | 'kinds that do not go together' | 'names a time zone';

/**
 * What a cell admits. `spans` are the values there are to admit (empty: none; all: one span without ends); a value of the `scale` of
 * the cell's constants that is not in them gets a no, one of another scale is a fault; a cell without constants has no scale and judges
 * all values alike. `onNull` is what a missing value gets, by the same names as a cell's verdict. `opaque`: it depends on more
 * than the value and constants, or is no test at all.
 */
export type CellSet =
  | { readonly is: 'spans'; readonly spans: readonly Span[]; readonly scale: Scale | undefined; readonly onNull: 'yes' | 'no' | 'open' }
  | { readonly is: 'opaque'; readonly why: Opacity };

/**
 * What a cell of a column of this type admits, as far as its text alone tells: constants, comparisons, ranges, lists of them,
 * `not(…)`, `null`, and conditions on `?` made of those. In a column of `any` the values are those of the constants' own scale.
 * Never throws; a text that is no test of this column is opaque.
 */
export function cellSetOf(cell: string, type: ColumnType): CellSet {
  const { shape, judgesNull } = testShapeOf(cell);
  const found = reading(shape, type);
  if ('why' in found) return { is: 'opaque', why: found.why };
  return { is: 'spans', spans: found.spans, scale: found.scale, onNull: judgesNull ? found.onNull : 'open' };
}

/** The constants a cell compares its value with, also those that make no difference to what it admits. */
export function constantsOf(cell: string): readonly FeelValue[] {
  return constantsIn(testShapeOf(cell).shape);
}

function constantsIn(shape: TestShape): FeelValue[] {
  if (shape.is === 'compares') return [shape.to];
  if (shape.is === 'not') return constantsIn(shape.of);
  return shape.is === 'some' || shape.is === 'every' ? shape.of.flatMap(constantsIn) : [];
}

/** What a test admits, with the scale of its constants: those of one cell lie on one scale. */
type Reading = { readonly spans: readonly Span[]; readonly onNull: 'yes' | 'no' | 'open'; readonly scale: Scale | undefined };
type Refusal = { readonly why: Opacity };

function reading(shape: TestShape, type: ColumnType): Reading | Refusal {
  switch (shape.is) {
    case 'anything':
      return { spans: everything, onNull: 'yes', scale: undefined };
    case 'holds':
      return type === 'boolean' || type === 'any'
        ? { spans: [spanOfValue(true)], onNull: 'open', scale: 'boolean' }
        : { why: 'computes with the value' };
    case 'compares':
      return shape.to === null ? nullReading(shape.sign === '=') : compared(shape.sign, shape.to, type);
    case 'not': {
      const inner = reading(shape.of, type);
      return 'why' in inner ? inner : { ...inner, spans: complementOf(inner.spans), onNull: opposite[inner.onNull] };
    }
    case 'some':
    case 'every':
      return joinedReading(shape, type);
    case 'opaque':
      return { why: shape.why };
  }
}

function joinedReading({ is, of }: TestShape & { is: 'some' | 'every' }, type: ColumnType): Reading | Refusal {
  const parts: Reading[] = [];
  for (const each of of) {
    const part = reading(each, type);
    if ('why' in part) return part;
    parts.push(part);
  }
  const scales = new Set(parts.flatMap(({ scale }) => scale ?? []));
  if (scales.size > 1) return { why: 'kinds that do not go together' };
  const [decides, otherwise] = is === 'some' ? (['yes', 'no'] as const) : (['no', 'yes'] as const);
  const answers = parts.map(({ onNull }) => onNull);
  return {
    spans:
      is === 'some' ? unionOf(parts.flatMap(({ spans }) => spans)) : parts.map(({ spans }) => spans).reduce(intersectionOf, everything),
    onNull: answers.includes(decides) ? decides : answers.includes('open') ? 'open' : otherwise,
    scale: [...scales][0],
  };
}

function nullReading(equal: boolean): Reading {
  return { spans: equal ? [] : everything, onNull: equal ? 'yes' : 'no', scale: undefined };
}

function compared(sign: Sign, constant: FeelValue, type: ColumnType): Reading | Refusal {
  const scale = scaleOf(constant);
  if (scale === undefined) return { why: 'names a time zone' };
  if (type !== 'any' && !scalesOfType[type].includes(scale)) return { why: 'kinds that do not go together' };
  if (scale === 'boolean' && sign !== '=' && sign !== '!=') return { why: 'not understood' };
  const value = type === 'money' && isDecimal(constant) ? asMoney(constant, true) : constant;
  const onNull = sign === '=' ? 'no' : sign === '!=' ? 'yes' : 'open';
  return { spans: spansOf(sign, value), onNull, scale };
}

function spansOf(sign: Sign, value: FeelValue): readonly Span[] {
  switch (sign) {
    case '=':
      return [spanOfValue(value)];
    case '!=':
      return complementOf([spanOfValue(value)]);
    case '<':
    case '<=':
      return unionOf([{ to: value, fromIncluded: false, toIncluded: sign === '<=' }]);
    case '>':
    case '>=':
      return unionOf([{ from: value, fromIncluded: sign === '>=', toIncluded: false }]);
  }
}

type Sign = (TestShape & { is: 'compares' })['sign'];

const opposite = { yes: 'no', no: 'yes', open: 'open' } as const;

/** On which scales the constants of a column lie. */
const scalesOfType: Readonly<Record<Exclude<ColumnType, 'any'>, readonly Scale[]>> = {
  text: ['text'],
  number: ['number'],
  money: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time'],
  dateTime: ['dateTime'],
  duration: ['months', 'seconds'],
};
