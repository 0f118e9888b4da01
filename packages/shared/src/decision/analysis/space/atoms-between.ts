import { type Span, unionOf } from '../../cells/index.ts';
import { type Atoms, atomsFrom } from '../diagram/atoms.ts';
import { cutsOf, meets, stretchesBetween, stretchesOf } from './cut.ts';
import { isSingle } from './single-value.ts';

/** Values cut into atoms (each some spans), and which of them each of the sets takes. Equal takings are the same list. */
export type Cutting = { readonly atoms: readonly (readonly Span[])[]; readonly takenBy: readonly Atoms[] };

/** The sets to be told apart, the values there are, and whether all values that no set names are one atom, as texts are. */
export type Cloth = { readonly sets: readonly (readonly Span[])[]; readonly domain: readonly Span[]; readonly others: boolean };

/** Cuts the values of a domain at every end of the sets. */
export function atomsBetween({ sets, domain, others }: Cloth): Cutting {
  const cuts = cutsOf([...domain, ...sets.flat()]);
  const stretches = stretchesBetween(cuts).map((span) => (span !== undefined && meets(span, domain) ? span : undefined));
  const runs = sets.map((spans) => spans.map((span) => stretchesOf(span, cuts)));
  const alike = others ? alikeToOthers(stretches, runs) : stretches.map(() => false);
  // Named values come first, in their order; the others are the last atom.
  const named = stretches.flatMap((span, index) => (span === undefined || alike[index] === true ? [] : [[span]]));
  const rest = stretches.filter((span, index) => span !== undefined && alike[index] === true).filter((span) => span !== undefined);
  const before = sumsOf(stretches.map((span, index) => Number(span !== undefined && alike[index] === false)));
  const known = new Map<string, Atoms>();
  const restBefore = sumsOf(stretches.map((span, index) => Number(span !== undefined && alike[index] === true)));
  const takenBy = runs.map((stretched) => {
    const taken = stretched.map(([from, to]) => [before[from] ?? 0, before[to] ?? 0] as const);
    if (stretched.some(([from, to]) => restBefore[from] !== restBefore[to])) taken.push([named.length, named.length + 1]);
    const atoms = atomsFrom(taken);
    const key = atoms.join();
    const found = known.get(key) ?? atoms;
    known.set(key, found);
    return found;
  });
  return { atoms: rest.length === 0 ? named : [...named, unionOf(rest)], takenBy };
}

/** Which stretches are in the same sets as the first one that is no single value, itself included. */
function alikeToOthers(stretches: readonly (Span | undefined)[], runs: readonly (readonly (readonly [number, number])[])[]): boolean[] {
  const first = stretches.findIndex((span) => span !== undefined && !isSingle(span));
  const edges = stretches.map((): number[] => []);
  runs.forEach((stretched, set) => {
    for (const edge of stretched.flat()) edges[edge]?.push(set);
  });
  const inside = runs.map((stretched) => stretched.some(([from, to]) => from <= first && first < to));
  const isIn = runs.map(() => false);
  let differing = inside.filter((is) => is).length;
  return stretches.map((_, index) => {
    for (const set of edges[index] ?? []) {
      isIn[set] = isIn[set] !== true;
      differing += isIn[set] === inside[set] ? -1 : 1;
    }
    return first >= 0 && differing === 0;
  });
}

/** How much comes before each place, and in all. */
function sumsOf(counts: readonly number[]): number[] {
  const sums = [0];
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count);
  return sums;
}
