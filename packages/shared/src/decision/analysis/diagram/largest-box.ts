import type { Atoms } from './atoms.ts';
import type { Box } from './box.ts';
import { branchingOf, columnOf, type Diagram, outcomeOf } from './diagram.ts';
import { type Shares, shareInColumn } from './shares.ts';

/**
 * What is known of the wanted outcomes below each branching: the share of the largest box that has one of them (its logarithm, since
 * a box in many columns may be very small), and how many boxes they take on all paths.
 */
export type Extent = {
  readonly diagram: Diagram;
  readonly shares: Shares;
  readonly largest: number[];
  readonly paths: number[];
  isWanted(outcome: number): boolean;
};

/** Opens an account of where some outcomes lie; it is filled as it is asked, and stays right while the diagram grows. */
export function extentOf({ diagram, shares, isWanted }: Pick<Extent, 'diagram' | 'shares' | 'isWanted'>): Extent {
  return { diagram, shares, isWanted, largest: [], paths: [] };
}

/** The logarithm of no share at all. */
const none = Number.NEGATIVE_INFINITY;

/** The largest box below a branch that has one of the outcomes, one group of atoms for each column; undefined when there is none. */
export function largestBox(extent: Extent, root: number): { readonly box: Box; readonly outcome: number } | undefined {
  const box: Atoms[] = extent.diagram.sizes.map((size) => [0, size]);
  let branch = root;
  for (let outcome = outcomeOf(branch); outcome === undefined; outcome = outcomeOf(branch)) {
    const groups = groupsAt(extent, branch);
    const [best] = groups.sort((left, right) => right.share - left.share);
    if (best === undefined) return undefined;
    box[columnOf(extent.diagram, branch)] = best.atoms;
    branch = best.branch;
  }
  const outcome = outcomeOf(branch);
  return outcome !== undefined && extent.isWanted(outcome) ? { box, outcome } : undefined;
}

/** How many boxes it takes to tell where the outcomes lie, path by path. */
export function pathsUnder(extent: Extent, branch: number): number {
  if (branch < 0) return extent.isWanted(-1 - branch) ? 1 : 0;
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

function largestUnder(extent: Extent, branch: number): number {
  if (branch < 0) return extent.isWanted(-1 - branch) ? 0 : none;
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
