import { type Atoms, countOf } from './atoms.ts';
import { type Bits, bitsMeet, bitsOf, isEmptySet, noBits, setBit } from './bits.ts';
import { type Layer, restsOf } from './layer.ts';
import type { Question } from './sweep.ts';

/** A rule as the space sees it: its atoms in each column. `sure` says that it certainly holds there; else it may or may not. */
export type Area = { readonly atoms: readonly Atoms[]; readonly sure: boolean };

/** How a point stands to rules: surely covered, covered by none, perhaps covered, or not looked at. */
export const coverage = { covered: 0, none: 1, maybe: 2, unseen: 3 } as const;

/**
 * The question which points of a space no rule covers, and the rests it starts with; `sizes` are how many atoms each column has.
 * Equal atoms of two areas are recognised when they are the same list.
 */
export function coverageQuestion(areas: readonly Area[], sizes: readonly number[]): { readonly question: Question; readonly first: Bits } {
  const layers: Layer[] = [];
  /** For each column the rests that surely cover all that is left to ask. */
  const whole: Bits[] = [bitsOf([true, false])];
  let below: readonly number[] = areas.map(({ sure }) => Number(!sure));
  let covers = [true, false];
  for (let column = sizes.length - 1; column >= 0; column--) {
    const { layer, rests } = restsOf(
      areas.map(({ atoms }) => atoms[column] ?? []),
      below,
      sizes[column] ?? 0,
    );
    covers = layer.next.map((next, rest) => covers[next] === true && countOf(layer.atoms[rest] ?? []) === sizes[column]);
    layers.unshift(layer);
    whole.unshift(bitsOf(covers));
    below = rests;
  }
  const first = noBits(covers.length);
  for (const rest of below) setBit(first, rest);
  const settle = (column: number, rests: Bits): number | undefined => {
    if (isEmptySet(rests)) return coverage.none;
    if (bitsMeet(rests, whole[column] ?? rests)) return coverage.covered;
    return column === sizes.length ? coverage.maybe : undefined;
  };
  return { question: { layers, ends: 2, unseen: coverage.unseen, settle }, first };
}
