import { type FeelValue, isDecimal, literalOf } from '../../../expression/index.ts';
import { complementOf, isEverything, type Span } from '../../cells/index.ts';
import { isSingle } from '../space/single-value.ts';

/** The text of a cell that admits these values: `-`, `[18..60)`, `< 5`, `"A", "B"`, `not("A")`. */
export function cellTextOf(spans: readonly Span[]): string {
  if (isEverything(spans)) return '-';
  const others = complementOf(spans);
  if (others.every(isSingle) && others.length > 0 && others.length < spans.length) return `not(${others.map(testOf).join(', ')})`;
  return spans.map(testOf).join(', ');
}

function testOf(span: Span): string {
  const { from, to, fromIncluded, toIncluded } = span;
  if (from !== undefined && to !== undefined) {
    if (isSingle(span)) return constantText(from);
    return `${fromIncluded ? '[' : '('}${constantText(from)}..${constantText(to)}${toIncluded ? ']' : ')'}`;
  }
  if (from !== undefined) return `${fromIncluded ? '>=' : '>'} ${constantText(from)}`;
  return to === undefined ? '-' : `${toIncluded ? '<=' : '<'} ${constantText(to)}`;
}

/** A constant as it is written in a cell: days, times and durations by their functions, as DMN files have them. */
function constantText(value: FeelValue): string {
  if (value === null || typeof value !== 'object' || isDecimal(value) || !('kind' in value)) return literalOf(value);
  const makes = { date: 'date', time: 'time', dateTime: 'date and time', duration: 'duration', range: '', function: '' }[value.kind];
  return `${makes}("${literalOf(value)}")`;
}
