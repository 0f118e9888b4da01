import type { Atoms } from './atoms.ts';
import type { Box } from './box.ts';
import { branchingOf, columnOf, type Diagram, outcomeOf } from './diagram.ts';
import { type Shares, shareInColumn } from './shares.ts';

/** What is known of an outcome below each branching: the share of the largest box that has it (its logarithm: a box in
 * many columns may be very small), and how many boxes it takes on all paths. */
export type Extent = {
  readonly diagram: Diagram;
  readonly shares: Shares;
  readonly outcome: number;
  readonly largest: number[];
  readonly paths: number[];
};

/** Opens an account of where an outcome lies; it is filled as it is asked, and stays right while the diagram grows. */
export function extentOf(diagram: Diagram, shares: Shares, outcome: number): Extent {
  return { diagram, shares, outcome, largest: [], paths: [] };
}

/** The logarithm of no share at all. */
const none = Number.NEGATIVE_INFINITY;

/** The largest box below a branch that has the outcome, one group of atoms for each column; undefined when there is none. */
export function largestBox(extent: Extent, root: number): Box | undefined {
  if (largestUnder(extent, root) === none) return undefined;
  const box: Atoms[] = extent.diagram.sizes.map((size) => [0, size]);
  for (let branch = root; branch >= 0; ) {
    const groups = groupsAt(extent, branch);
    const [best] = groups.toSorted((left, right) => right.share - left.share);
    if (best === undefined) return undefined;
    box[columnOf(extent.diagram, branch)] = best.atoms;
    branch = best.branch;
  }
  return box;
}

/** How many boxes it takes to tell where the outcome lies, path by path. */
export function pathsUnder(extent: Extent, branch: number): number {
  if (branch < 0) return outcomeOf(branch) === extent.outcome ? 1 : 0;
  const known = extent.paths[branch];
  if (known !== undefined) return known;
  const branches = new Set(branchingOf(extent.diagram, branch)?.branches);
  const paths = Math.min(
    Number.MAX_SAFE_INTEGER,
    [...branches].reduce((sum, each) => sum + pathsUnder(extent, each), 0),
  );
  extent.paths[branch] = paths;
  return paths;
}

/** The logarithm of the share of the largest box below a branch that has the outcome; minus infinity when there is none. */
export function largestUnder(extent: Extent, branch: number): number {
  if (branch < 0) return outcomeOf(branch) === extent.outcome ? 0 : none;
  const known = extent.largest[branch];
  if (known !== undefined) return known;
  const largest = groupsAt(extent, branch).reduce((most, { share }) => Math.max(most, share), none);
  extent.largest[branch] = largest;
  return largest;
}

/** The different branches of a branching, each with its atoms and the share of the largest box through it. */
function groupsAt(extent: Extent, branch: number): { branch: number; atoms: Atoms; share: number }[] {
  const branching = branchingOf(extent.diagram, branch);
  if (branching === undefined) return [];
  const size = extent.diagram.sizes[branching.column] ?? 0;
  const runs = new Map<number, number[]>();
  branching.branches.forEach((each, index) => {
    if (largestUnder(extent, each) === none) return;
    const atoms = runs.get(each) ?? [];
    atoms.push(branching.starts[index] ?? 0, branching.starts[index + 1] ?? size);
    runs.set(each, atoms);
  });
  return [...runs].map(([each, atoms]) => ({
    branch: each,
    atoms,
    share: Math.log(shareInColumn(atoms, extent.shares[branching.column])) + largestUnder(extent, each),
  }));
}
