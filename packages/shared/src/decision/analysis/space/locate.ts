import type { FeelValue } from '../../../expression/index.ts';
import { compareValues, contains, type Span, scaleOf } from '../../cells/index.ts';
import type { Column } from './column.ts';

/** The atom a value lies in; undefined for a missing value and for one that the column does not allow or of another kind. */
export function atomOf(column: Column, value: FeelValue): number | undefined {
  if (value === null || (column.scale !== undefined && scaleOf(value) !== column.scale)) return undefined;
  const { atoms } = column;
  // Atoms lie in the order of their values, but for the last one of texts: it may be what is left beside the others.
  let [low, high] = [0, atoms.length - (column.scale === 'text' ? 2 : 1)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const [span] = atoms[middle]?.spans ?? [];
    if (span !== undefined && !startsAfter(span, value)) low = middle;
    else high = middle - 1;
  }
  for (const atom of [low, atoms.length - 1]) if (contains(atoms[atom]?.spans ?? [], value)) return atom;
  return undefined;
}

function startsAfter({ from, fromIncluded }: Span, value: FeelValue): boolean {
  if (from === undefined) return false;
  const order = compareValues(from, value);
  return order > 0 || (order === 0 && !fromIncluded);
}
