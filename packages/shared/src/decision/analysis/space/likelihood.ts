import { type FeelValue, isDecimal } from '../../../expression/index.ts';
import type { Span } from '../../cells/index.ts';
import type { ColumnType } from '../../decision-table.ts';

/**
 * Tells values that nobody is likely to meet: numbers below zero in a column that never speaks of one, and the stretch between two
 * neighbouring whole numbers (fen, in a column of money) in a column that only speaks of whole ones. `ends` are all the values the
 * column's cells name.
 */
export function unlikelyIn(type: ColumnType, ends: readonly FeelValue[]): (spans: readonly Span[]) => boolean {
  const numbers = ends.filter(isDecimal);
  if (numbers.length === 0 || numbers.length < ends.length) return () => false;
  const unit = type === 'money' ? '0.01' : '1';
  const inUnits = numbers.every((number) => number.div(unit).isInteger());
  const neverNegative = numbers.every((number) => !number.isNegative() || number.isZero());
  return (spans) => spans.every((span) => (neverNegative && isNegative(span)) || (inUnits && isBetweenUnits(span, unit)));
}

function isNegative({ to, toIncluded }: Span): boolean {
  return to !== undefined && isDecimal(to) && (to.isZero() ? !toIncluded : to.isNegative());
}

function isBetweenUnits({ from, to, fromIncluded, toIncluded }: Span, unit: string): boolean {
  if (from === undefined || to === undefined || !isDecimal(from) || !isDecimal(to)) return false;
  return !fromIncluded && !toIncluded && to.minus(from).lte(unit);
}
