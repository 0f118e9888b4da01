import { type Atoms, sharedBy } from './atoms.ts';
import type { Box } from './box.ts';
import { branchingOf, columnOf, type Diagram, outcomeOf, type Stretch, stretchesIn } from './diagram.ts';
import { type Shares, shareInColumn } from './shares.ts';
import type { Steps } from './sweep.ts';

/** Where to widen a box: the map, and the outcome that all of it is to have. */
export type Ground = { readonly diagram: Diagram; readonly root: number; readonly outcome: number; readonly shares: Shares };

/** What is looked at while a box is widened. */
type Growth = Ground & { readonly box: Box; readonly steps: Steps };

/**
 * Widens a box, in which every point has the outcome, until in no column it can be widened without taking in another outcome, or
 * the steps run out. The column where most can be won comes first, so that as little as possible has to be told of the box.
 */
export function growBox(ground: Ground, start: Box, steps: Steps): Box {
  let box = start;
  let columns = start.map((_, column) => column);
  while (columns.length > 0 && steps.left > 0) {
    const gains = columns.map((column) => {
      const atoms = widened({ ...ground, box, steps }, column, ground.root, { atoms: new Map(), whole: new Map() });
      const shares = ground.shares[column];
      return { column, atoms, gain: shareInColumn(atoms, shares) / shareInColumn(box[column] ?? [], shares) };
    });
    // What cannot be widened now never can: the box only takes in more.
    const open = gains.filter(({ gain }) => gain > 1 + 1e-12).sort((left, right) => right.gain - left.gain);
    const [best, ...others] = open;
    if (best === undefined) return box;
    box = box.with(best.column, best.atoms);
    columns = others.map(({ column }) => column);
  }
  return box;
}

/** What was found below each branch: the atoms it may be widened to, and whether all of the box has the outcome. */
type Known = { readonly atoms: Map<number, Atoms>; readonly whole: Map<number, boolean> };

/** The atoms of the column for which all of the box, so widened, has the outcome. */
function widened(growth: Growth, column: number, branch: number, known: Known): Atoms {
  const found = known.atoms.get(branch);
  if (found !== undefined) return found;
  const { diagram, box, steps } = growth;
  const all: Atoms = [0, diagram.sizes[column] ?? 0];
  const branching = branchingOf(diagram, branch);
  const at = columnOf(diagram, branch);
  let atoms: Atoms = [];
  if (branching === undefined || at > column) atoms = hasOutcome(growth, branch, known.whole) ? all : [];
  else if (at === column)
    atoms = joined(stretchesIn(diagram, branching, all).filter((stretch) => hasOutcome(growth, stretch.branch, known.whole)));
  else {
    const below = new Set(stretchesIn(diagram, branching, box[at] ?? []).map((stretch) => stretch.branch));
    atoms = all;
    for (const each of below) {
      if (atoms.length === 0) break;
      atoms = sharedBy(atoms, widened(growth, column, each, known));
    }
  }
  known.atoms.set(branch, atoms);
  steps.left -= 4 + (branching?.starts.length ?? 0);
  return atoms;
}

/** Whether all of the box has the outcome, as far as the columns from the branch on are concerned. */
function hasOutcome(growth: Growth, branch: number, known: Map<number, boolean>): boolean {
  const branching = branchingOf(growth.diagram, branch);
  if (branching === undefined) return outcomeOf(branch) === growth.outcome;
  const found = known.get(branch);
  if (found !== undefined) return found;
  const has = stretchesIn(growth.diagram, branching, growth.box[branching.column] ?? []).every((stretch) =>
    hasOutcome(growth, stretch.branch, known),
  );
  known.set(branch, has);
  growth.steps.left -= 4 + branching.starts.length;
  return has;
}

function joined(stretches: readonly Stretch[]): Atoms {
  const atoms: number[] = [];
  for (const { from, to } of stretches) {
    if (atoms.at(-1) === from) atoms[atoms.length - 1] = to;
    else atoms.push(from, to);
  }
  return atoms;
}
