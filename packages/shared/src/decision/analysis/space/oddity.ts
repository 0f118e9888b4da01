import { type FeelValue, isDecimal } from '../../../expression/index.ts';
import type { Span } from '../../cells/index.ts';
import type { ColumnType } from '../../decision-table.ts';
import { isSingle } from './single-value.ts';

/**
 * How far values are from what an operator would take for an example, from 0 (a named text, an amount well between two others) on;
 * from `unlikely` on nobody will meet them: numbers below zero in a column that never speaks of one, nor any between two neighbouring whole
 * numbers (fen, in a column of money) in a column that only speaks of whole ones. `ends` are all values the column's cells name.
 */
export function oddityIn(type: ColumnType, ends: readonly FeelValue[]): (spans: readonly Span[]) => number {
  const numbers = ends.filter(isDecimal);
  const counts = numbers.length > 0 && numbers.length === ends.length;
  const unit = type === 'money' ? '0.01' : '1';
  const inUnits = counts && numbers.every((number) => number.div(unit).isInteger());
  const neverNegative = counts && numbers.every((number) => !number.isNegative() || number.isZero());
  return (spans) => {
    if (inUnits && spans.every((span) => isBetweenUnits(span, unit))) return unlikely;
    if (neverNegative && spans.every(isNegative)) return mostOdd;
    const [first] = spans;
    if (first === undefined || spans.every(isSingle)) return ['string', 'boolean'].includes(typeof first?.from) ? 0 : 3;
    if (spans.length > 1 || first.from === undefined) return 2;
    return first.to === undefined ? 1 : 0;
  };
}

/** From this oddity on nobody is likely to meet the values. */
export const unlikely = 4;

/** No values are odder. */
export const mostOdd = 5;

function isNegative({ to, toIncluded }: Span): boolean {
  return to !== undefined && isDecimal(to) && (to.isZero() ? !toIncluded : to.isNegative());
}

function isBetweenUnits({ from, to, fromIncluded, toIncluded }: Span, unit: string): boolean {
  if (from === undefined || to === undefined || !isDecimal(from) || !isDecimal(to)) return false;
  return !fromIncluded && !toIncluded && to.minus(from).lte(unit);
}
