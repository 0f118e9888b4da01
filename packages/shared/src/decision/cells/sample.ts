import { asMoney, type FeelValue, isDecimal, type numberFrom } from '../../expression/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { clocksIn, firstOf2026 } from './round-clock.ts';
import { roundNumberIn } from './round-number.ts';
import { contains, everything, intersectionOf, type Span } from './span.ts';
import { type Scale, scaleOf } from './value-order.ts';

/**
 * A value in the spans that a person finds natural in a column of this type: a whole number, a round amount, a whole day, one of the
 * `allowed` where those are given. The same spans give the same value. Undefined when they are empty, or hold only texts that nobody
 * could write.
 */
export function sampleOf(spans: readonly Span[], type: ColumnType, allowed: readonly Span[] = everything): FeelValue | undefined {
  const admitted = intersectionOf(spans, allowed);
  const candidates = admitted.flatMap((span) => candidatesIn(span, scaleOf(span.from ?? span.to ?? null) ?? usualScales[type]));
  const found = [...candidates, ...unlikely].find((value) => contains(admitted, value));
  return type === 'money' && found !== undefined && isDecimal(found) ? asMoney(found, true) : found;
}

/** Values that may lie in the span, the most natural first. */
function candidatesIn(span: Span, scale: Scale): readonly FeelValue[] {
  const { from, to } = span;
  const first = from !== undefined && span.fromIncluded ? [from] : [];
  switch (scale) {
    case 'boolean':
      return [...first, true];
    case 'number': {
      const open = from === undefined || to === undefined;
      return [...(open ? first : []), roundNumberIn(span)].filter((value) => value !== undefined);
    }
    case 'text':
      return [...first, ...(to !== undefined && span.toIncluded ? [to] : []), '其他', 'other', ...after(from)];
    case 'date':
      return [...first, to ?? { kind: 'date', days: firstOf2026 }];
    case 'months':
      return [...first, to ?? { kind: 'duration', unit: 'months', months: 12 }];
    case 'seconds':
      return [...first, ...durationsIn(span)];
    case 'time':
    case 'dateTime':
      return [...first, ...clocksIn(span, scale)];
  }
}

/** Texts a little after this one. */
function after(text: FeelValue | undefined): FeelValue[] {
  return typeof text === 'string' ? ['1', '0', ' ', '!'].map((more) => `${text}${more}`) : [];
}

/** Whole days if there are such, else whole seconds, else any. */
function durationsIn({ from, to, fromIncluded, toIncluded }: Span): FeelValue[] {
  return [86_400, 1].flatMap((unit): FeelValue[] => {
    const [lower, upper] = [from, to].map((end) => (isSeconds(end) ? end.seconds.div(unit) : undefined));
    const ends = { ...(lower === undefined ? {} : { from: lower }), ...(upper === undefined ? {} : { to: upper }) };
    const amount = roundNumberIn({ ...ends, fromIncluded, toIncluded });
    return amount === undefined || (unit > 1 && !amount.isInteger())
      ? []
      : [{ kind: 'duration', unit: 'seconds', seconds: amount.times(unit) }];
  });
}

function isSeconds(value: FeelValue | undefined): value is { kind: 'duration'; unit: 'seconds'; seconds: ReturnType<typeof numberFrom> } {
  return scaleOf(value ?? null) === 'seconds';
}

/** What is left when nothing more natural fits: the empty text. */
const unlikely: readonly FeelValue[] = [''];

const usualScales: Readonly<Record<ColumnType, Scale>> = {
  any: 'text',
  text: 'text',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  duration: 'seconds',
};
