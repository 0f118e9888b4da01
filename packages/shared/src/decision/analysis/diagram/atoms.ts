/**
 * Some atoms of a column. An atom is a stretch of values that no cell of the column tells apart, numbered from 0 in the order of
 * the values. They are kept as runs, flat: `[from, to, from, to …]`, each `to` excluded, ascending and never touching.
 */
export type Atoms = readonly number[];

/** The atoms of all of these runs, given in any order; a run may be empty. */
export function atomsFrom(runs: readonly (readonly [from: number, to: number])[]): Atoms {
  const union: number[] = [];
  for (const [from, to] of runs.filter((run) => run[0] < run[1]).sort((left, right) => left[0] - right[0])) {
    const end = union.at(-1);
    if (end === undefined || from > end) union.push(from, to);
    else if (to > end) union[union.length - 1] = to;
  }
  return union;
}

/** The atoms in both at once. */
export function sharedBy(left: Atoms, right: Atoms): Atoms {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [leftEnd, rightEnd] = [left[i + 1] ?? 0, right[j + 1] ?? 0];
    const [from, to] = [Math.max(left[i] ?? 0, right[j] ?? 0), Math.min(leftEnd, rightEnd)];
    if (from < to) shared.push(from, to);
    if (leftEnd <= rightEnd) i += 2;
    else j += 2;
  }
  return shared;
}

/** The atoms of a column of that many that are not among these. */
export function othersThan(atoms: Atoms, size: number): Atoms {
  const others: number[] = [];
  let from = 0;
  for (const [start, end] of runsOf(atoms)) {
    if (from < start) others.push(from, start);
    from = end;
  }
  if (from < size) others.push(from, size);
  return others;
}

/** Whether the atom is one of them. */
export function hasAtom(atoms: Atoms, atom: number): boolean {
  for (let index = 0; index < atoms.length; index += 2) if (atom < (atoms[index + 1] ?? 0)) return atom >= (atoms[index] ?? 0);
  return false;
}

/** Whether they have an atom in common. */
export function meet(left: Atoms, right: Atoms): boolean {
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [leftEnd, rightEnd] = [left[i + 1] ?? 0, right[j + 1] ?? 0];
    if (Math.max(left[i] ?? 0, right[j] ?? 0) < Math.min(leftEnd, rightEnd)) return true;
    if (leftEnd <= rightEnd) i += 2;
    else j += 2;
  }
  return false;
}

/** Whether every atom of the inner is one of the outer. */
export function holdsAll(outer: Atoms, inner: Atoms): boolean {
  let i = 0;
  for (const [from, to] of runsOf(inner)) {
    while (i < outer.length && (outer[i + 1] ?? 0) < to) i += 2;
    if (i >= outer.length || (outer[i] ?? 0) > from) return false;
  }
  return true;
}

/** How many atoms there are. */
export function countOf(atoms: Atoms): number {
  let count = 0;
  for (const [from, to] of runsOf(atoms)) count += to - from;
  return count;
}

/** The runs, one after the other. */
export function* runsOf(atoms: Atoms): Generator<readonly [from: number, to: number]> {
  for (let index = 0; index < atoms.length; index += 2) yield [atoms[index] ?? 0, atoms[index + 1] ?? 0];
}
