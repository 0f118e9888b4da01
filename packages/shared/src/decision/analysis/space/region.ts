import type { FeelValue } from '../../../expression/index.ts';
import { intersectionOf, type Span, unionOf } from '../../cells/index.ts';
import { type Atoms, atomsFrom, runsOf } from '../diagram/atoms.ts';
import type { Box } from '../diagram/box.ts';
import type { Example, Region } from '../finding.ts';
import { type Atom, type Column, isWholeColumn } from './column.ts';
import { mostOdd, unlikely } from './oddity.ts';
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

/** A region of the table's as a box. */
export function boxOf({ columns }: Space, region: Region): Box {
  return columns.map((column) => {
    const spans = region[column.input.id];
    if (spans === undefined) return column.whole;
    return atomsFrom(
      column.atoms.flatMap((atom, index) => (intersectionOf(atom.spans, spans).length > 0 ? [[index, index + 1] as const] : [])),
    );
  });
}

/** The values of some atoms of a column. */
export function spansOf(column: Column, atoms: Atoms): readonly Span[] {
  const stretches = [...runsOf(atoms)].flatMap(([from, to]) => {
    const joined: Span[] = [];
    for (let atom = from; atom < to; atom++) {
      const spans = column.atoms[atom]?.spans ?? [];
      const [last, next] = [joined.at(-1), spans[0]];
      // Atoms are many: those that touch are joined without looking for what else might.
      if (last !== undefined && next !== undefined && spans.length === 1 && column.touchesNext(atom - 1))
        joined[joined.length - 1] = through(last, next);
      else joined.push(...spans);
    }
    return joined;
  });
  return unionOf(stretches);
}

/** From where the first begins to where the second ends. */
function through(first: Span, second: Span): Span {
  const { from, fromIncluded } = first;
  const { to, toIncluded } = second;
  return { fromIncluded, toIncluded, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
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
  return columns.some((column, index) => atomsIn(column, box[index] ?? column.whole).every(({ oddity }) => oddity >= unlikely));
}

/** A value among the atoms' that is as little odd as possible. */
function naturalValue(column: Column, atoms: Atoms): FeelValue | undefined {
  for (let oddity = 0; oddity <= mostOdd; oddity++) {
    for (const [from, to] of runsOf(atoms)) {
      for (let atom = from; atom < to; atom++) {
        const value = column.atoms[atom]?.oddity === oddity ? column.sampleOf(atom) : undefined;
        if (value !== undefined) return value;
      }
    }
  }
  return undefined;
}

function atomsIn(column: Column, atoms: Atoms): Atom[] {
  return [...runsOf(atoms)].flatMap(([from, to]) => column.atoms.slice(from, to));
}
