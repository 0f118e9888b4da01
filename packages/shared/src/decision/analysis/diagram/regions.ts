import type { Box } from './box.ts';
import type { Diagram } from './diagram.ts';
import { growBox } from './grow-box.ts';
import { extentOf, largestBox, pathsUnder } from './largest-box.ts';
import { paintBox } from './paint-box.ts';
import type { Shares } from './shares.ts';
import type { Steps } from './sweep.ts';

/** A box in which an outcome lies; `own` is a part of it that no box told before it has. */
export type Region = { readonly outcome: number; readonly box: Box; readonly own: Box };

/** Where outcomes lie, as boxes that may overlap; the rest that is not told consists of `more` boxes. */
export type Regions = { readonly regions: readonly Region[]; readonly more: number };

/** Which outcomes to tell: in which diagram, how many boxes at most, and the outcome to paint over what has been told. */
export type Telling = {
  readonly diagram: Diagram;
  readonly root: number;
  readonly shares: Shares;
  readonly told: number;
  readonly limit: number;
  isWanted(outcome: number): boolean;
};

/**
 * Tells where outcomes lie in few large boxes, each of one outcome: the largest first, widened as far as the outcome goes, then the
 * largest of what is not told yet. Together they hold all of it, unless there are more than the limit or the steps run out after
 * the first.
 */
export function regionsOf(telling: Telling, steps: Steps): Regions {
  const { diagram, root, shares, told, limit } = telling;
  const extent = extentOf(telling);
  const regions: Region[] = [];
  let rest = root;
  while (regions.length < limit && (steps.left > 0 || regions.length === 0)) {
    const found = largestBox(extent, rest);
    if (found === undefined) return { regions, more: 0 };
    const { box: own, outcome } = found;
    const box = growBox({ diagram, root, outcome, shares }, own, steps);
    regions.push({ outcome, box, own });
    const before = diagram.branchings.length;
    rest = paintBox(diagram, rest, box, told);
    steps.left -= 8 * (diagram.branchings.length - before);
  }
  return { regions, more: pathsUnder(extent, rest) };
}
