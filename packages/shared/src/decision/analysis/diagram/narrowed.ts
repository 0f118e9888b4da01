import { type Atoms, runsOf } from './atoms.ts';
import type { Box } from './box.ts';
import type { Area } from './coverage.ts';

/** Areas as they lie within a box, whose atoms are numbered anew from 0; with the size of each of its columns. */
export function narrowed(areas: readonly Area[], within: Box): { readonly areas: readonly Area[]; readonly sizes: readonly number[] } {
  const known = within.map(() => new Map<Atoms, Atoms>());
  const alike = within.map(() => new Map<string, Atoms>());
  const narrow = (atoms: Atoms, column: number): Atoms => {
    const found = known[column]?.get(atoms);
    if (found !== undefined) return found;
    const made = renumbered(atoms, within[column] ?? []);
    const same = alike[column]?.get(made.join()) ?? made;
    alike[column]?.set(same.join(), same);
    known[column]?.set(atoms, same);
    return same;
  };
  const sizes = within.map((atoms) => [...runsOf(atoms)].reduce((sum, [from, to]) => sum + to - from, 0));
  return { areas: areas.map(({ atoms, sure }) => ({ atoms: atoms.map(narrow), sure })), sizes };
}

/** The atoms that are among those within, by their places there. */
function renumbered(atoms: Atoms, within: Atoms): Atoms {
  const places: number[] = [];
  let offset = 0;
  for (const [start, end] of runsOf(within)) {
    for (const [from, to] of runsOf(atoms)) {
      const [first, last] = [Math.max(from, start) - start + offset, Math.min(to, end) - start + offset];
      if (first >= last) continue;
      if (places.at(-1) === first) places[places.length - 1] = last;
      else places.push(first, last);
    }
    offset += end - start;
  }
  return places;
}
