import type { FeelValue } from '../../../expression/index.ts';
import { type Span, sampleOf, unionOf } from '../../cells/index.ts';
import { runsOf } from '../diagram/atoms.ts';
import type { Box } from '../diagram/box.ts';
import type { Example, Region } from '../finding.ts';
import { type Atom, type Column, isWholeColumn } from './column.ts';
import { isSingle } from './single-value.ts';
import type { Space } from './space.ts';

/** A box in the table's own terms. */
export function regionOf({ columns }: Space, box: Box): Region {
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const atoms = box[index] ?? column.whole;
      return isWholeColumn(column, atoms) ? [] : [[column.input.id, spansOf(column, atoms)]];
    }),
  );
}

/** The values of some atoms of a column. */
export function spansOf(column: Column, atoms: Box[number]): readonly Span[] {
  return unionOf(atomsIn(column, atoms).flatMap(({ spans }) => spans));
}

/** An input in a box, of values that an operator finds natural; undefined when there is none that anybody could write. */
export function exampleOf({ columns }: Space, box: Box): Example | undefined {
  const example: Record<string, FeelValue> = {};
  for (const [index, column] of columns.entries()) {
    const value = naturalValue(column, box[index] ?? column.whole);
    if (value === undefined) return undefined;
    example[column.input.id] = value;
  }
  return example;
}

/** Whether nobody is likely to meet any input of the box. */
export function isUnlikelyBox({ columns }: Space, box: Box): boolean {
  return columns.some((column, index) => atomsIn(column, box[index] ?? column.whole).every(({ unlikely }) => unlikely));
}

function naturalValue(column: Column, atoms: Box[number]): FeelValue | undefined {
  const candidates = atomsIn(column, atoms).sort((left, right) => oddityOf(left, column) - oddityOf(right, column));
  for (const { spans } of candidates) {
    const value = sampleOf(spans, column.input.type);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** How far an atom is from what an operator would take for an example: a text that is named, an amount well between two others. */
function oddityOf({ spans, unlikely }: Atom, { scale }: Column): number {
  if (unlikely) return 4;
  const [first] = spans;
  if (first === undefined || spans.every(isSingle)) return scale === 'text' || scale === 'boolean' ? 0 : 3;
  if (spans.length > 1 || first.from === undefined) return 2;
  return first.to === undefined ? 1 : 0;
}

function atomsIn(column: Column, atoms: Box[number]): Atom[] {
  return [...runsOf(atoms)].flatMap(([from, to]) => column.atoms.slice(from, to));
}
