import type { CellSet, Opacity } from '../../cells/index.ts';
import type { TableRule } from '../../decision-table.ts';
import { holdsAll } from '../diagram/atoms.ts';
import type { Box } from '../diagram/box.ts';
import type { Column } from './column.ts';
import type { Outcome } from './outcome.ts';

/** A cell whose values cannot be told from its text. */
export type OpaqueCell = { readonly column: number; readonly text: string; readonly why: Opacity };

/**
 * A rule as the analysis sees it. `box` are the points it takes; where a cell is opaque, those it may take. `onNull` is what its
 * cells say of a missing value. `place` is its place among the rows, `number` what an operator counts it as.
 */
export type Row = {
  readonly rule: TableRule;
  readonly place: number;
  readonly number: number;
  readonly box: Box;
  readonly onNull: readonly ('yes' | 'no' | 'open' | 'opaque')[];
  readonly opaque: readonly OpaqueCell[];
  readonly outcome: Outcome;
};

/** The row of a rule that has a cell for each column. */
export function rowFrom(
  columns: readonly Column[],
  sets: readonly CellSet[],
  row: Pick<Row, 'rule' | 'place' | 'number' | 'outcome'>,
): Row {
  const opaque: OpaqueCell[] = [];
  const box = columns.map((column, index) => {
    const set = sets[index];
    const atoms = set === undefined ? undefined : column.cellOf(set);
    if (atoms !== undefined) return atoms;
    const why = set?.is === 'opaque' ? set.why : 'kinds that do not go together';
    opaque.push({ column: index, text: (row.rule.when[index] ?? '').trim(), why });
    return column.whole;
  });
  const onNull = columns.map((column, index) => {
    const set = sets[index];
    return set?.is === 'spans' && column.cellOf(set) !== undefined ? set.onNull : 'opaque';
  });
  return { ...row, box, onNull, opaque };
}

/** Whether the row takes no value at all; one for missing values does not either. */
export function isEmptyRow(row: Row): boolean {
  return row.box.some((atoms) => atoms.length === 0);
}

/** Whether the row takes nothing at all, no missing value either: a cell contradicts itself or what its column allows. */
export function isContradictory(row: Row): boolean {
  return row.box.some((atoms, column) => atoms.length === 0 && row.onNull[column] !== 'yes');
}

/**
 * Whether the outer row surely holds wherever the inner does, opaque cells included: those are equal when their texts are. A
 * missing value that the outer refuses the inner refuses too.
 */
export function holdsRow(outer: Row, inner: Row): boolean {
  return isSureFor(outer, inner) && outer.box.every((atoms, column) => holdsAll(atoms, inner.box[column] ?? []));
}

/** Whether what is known of the first row is sure for all points of the second: its opaque cells are also the second's. */
export function isSureFor(row: Row, other: Row): boolean {
  const opaque = row.opaque.every(({ column, text }) => other.opaque.some((cell) => cell.column === column && cell.text === text));
  return opaque && row.onNull.every((answer, column) => answer !== 'no' || other.onNull[column] === 'no');
}
