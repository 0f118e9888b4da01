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

/** A layer of rests: where each applies in the column, and what it leaves to the column below. */
export function layerOf(atoms: readonly Atoms[], next: readonly number[]): Layer {
  const edges = atoms.flatMap((runs, rest) => runs.map((at, index) => ({ at, rest, enters: index % 2 === 0 })));
  edges.sort((left, right) => left.at - right.at);
  const edgesOf = atoms.map((): number[] => []);
  edges.forEach(({ rest }, index) => {
    edgesOf[rest]?.push(index);
  });
  return {
    atoms,
    next,
    edges: {
      at: Int32Array.from(edges, ({ at }) => at),
      rest: Int32Array.from(edges, ({ rest }) => rest),
      enters: Uint8Array.from(edges, ({ enters }) => Number(enters)),
    },
    edgesOf,
  };
}

/** The rests of rules at a column, equal ones once: `cells` are the rules' atoms there, `below` their rests under it. */
export function restsOf(cells: readonly Atoms[], below: readonly number[]): { readonly layer: Layer; readonly rests: readonly number[] } {
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
  return { layer: layerOf(atoms, next), rests };
}
