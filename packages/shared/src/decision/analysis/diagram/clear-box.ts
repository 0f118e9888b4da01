import { type Atoms, atomsFrom, holdsAll, meet, othersThan, runsOf } from './atoms.ts';
import type { Box } from './box.ts';
import { type Shares, shareInColumn } from './shares.ts';

/** Widens a box that meets none of the others as far as it still meets none, in the column where most is won first. */
export function clearBoxAround(start: Box, others: readonly Box[], shares: Shares): Box {
  let box = start;
  const left = new Set(start.keys());
  while (left.size > 0) {
    const gains = [...left].map((column) => {
      const atoms = clearAtoms(box, others, { column, size: (shares[column]?.length ?? 1) - 1 });
      return { column, atoms, gain: shareInColumn(atoms, shares[column]) / shareInColumn(box[column] ?? [], shares[column]) };
    });
    const [best] = gains.sort((one, other) => other.gain - one.gain);
    if (best === undefined || holdsAll(box[best.column] ?? [], best.atoms)) return box;
    box = box.with(best.column, best.atoms);
    left.delete(best.column);
  }
  return box;
}

/** The atoms of a column at which the box, so widened, meets no other: all but those of the boxes that it meets in every other column. */
function clearAtoms(box: Box, others: readonly Box[], { column, size }: { column: number; size: number }): Atoms {
  const blocking = others.filter((other) => other.every((atoms, index) => index === column || meet(atoms, box[index] ?? [])));
  return othersThan(atomsFrom(blocking.flatMap((other) => [...runsOf(other[column] ?? [])])), size);
}
