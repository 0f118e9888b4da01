import type { Box } from './box.ts';
import type { Diagram } from './diagram.ts';
import { growBox } from './grow-box.ts';
import { extentOf, largestBox, pathsUnder } from './largest-box.ts';
import { paintBox } from './paint-box.ts';
import type { Shares } from './shares.ts';
import type { Steps } from './sweep.ts';

/** A box in which an outcome lies; `own` is a part of it that no box told before it has. */
export type Region = { readonly box: Box; readonly own: Box };

/** Where an outcome lies, as boxes that may overlap; the rest that is not told consists of `more` boxes. */
export type Regions = { readonly regions: readonly Region[]; readonly more: number };

/** What to tell of an outcome: in which diagram, how many boxes at most, and the outcome to paint over what has been told. */
export type Telling = {
  readonly diagram: Diagram;
  readonly root: number;
  readonly shares: Shares;
  readonly outcome: number;
  readonly told: number;
  readonly limit: number;
};

/**
 * Tells where an outcome lies in few large boxes: the largest first, widened as far as the outcome goes, then the largest of what
 * is not told yet. Together they hold all of it, unless there are more than the limit or the steps run out after the first.
 */
export function regionsOf({ diagram, root, shares, outcome, told, limit }: Telling, steps: Steps): Regions {
  const extent = extentOf(diagram, shares, outcome);
  const regions: Region[] = [];
  let rest = root;
  while (regions.length < limit && (steps.left > 0 || regions.length === 0)) {
    const own = largestBox(extent, rest);
    if (own === undefined) return { regions, more: 0 };
    const box = growBox({ diagram, root, outcome, shares }, own, steps);
    regions.push({ box, own });
    rest = paintBox(diagram, rest, box, told);
  }
  return { regions, more: pathsUnder(extent, rest) };
}
