import type { Atoms } from './atoms.ts';

/**
 * What is left of the rules from one column on, equal rests once. `next` is the rest each leaves to the column below. `edges` are
 * the places of this column, in order, where a rest comes in or goes out; `edgesOf` are those of each rest.
 */
export type Layer = {
  readonly atoms: readonly Atoms[];
  readonly next: readonly number[];
  readonly edges: { readonly at: Int32Array; readonly rest: Int32Array; readonly enters: Uint8Array };
  readonly edgesOf: readonly (readonly number[])[];
};

/** A layer of rests in a column of that many atoms: where each applies, and what it leaves to the column below. */
export function layerOf(atoms: readonly Atoms[], next: readonly number[], size: number): Layer {
  // Edges are put in order by counting: most layers have many more edges than atoms.
  const places = new Int32Array(size + 2);
  let count = 0;
  for (const runs of atoms) {
    count += runs.length;
    for (const at of runs) places[at + 1] = (places[at + 1] ?? 0) + 1;
  }
  for (let at = 1; at < places.length; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  const edges = { at: new Int32Array(count), rest: new Int32Array(count), enters: new Uint8Array(count) };
  const edgesOf = atoms.map((runs, rest) =>
    runs.map((at, index) => {
      const place = places[at] ?? 0;
      places[at] = place + 1;
      edges.at[place] = at;
      edges.rest[place] = rest;
      edges.enters[place] = 1 - (index % 2);
      return place;
    }),
  );
  return { atoms, next, edges, edgesOf };
}

/** The rests of rules at a column, equal ones once: `cells` are the rules' atoms there, `below` their rests under it. */
export function restsOf(
  cells: readonly Atoms[],
  below: readonly number[],
  size: number,
): { readonly layer: Layer; readonly rests: readonly number[] } {
  const atoms: Atoms[] = [];
  const next: number[] = [];
  const known = new Map<Atoms, Map<number, number>>();
  const rests = cells.map((cell, index) => {
    const under = below[index] ?? 0;
    const alike = known.get(cell) ?? new Map<number, number>();
    known.set(cell, alike);
    const found = alike.get(under);
    if (found !== undefined) return found;
    atoms.push(cell);
    alike.set(under, next.push(under) - 1);
    return next.length - 1;
  });
  return { layer: layerOf(atoms, next, size), rests };
}
