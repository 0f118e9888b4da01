import { type Atoms, runsOf } from './atoms.ts';

/**
 * A map from every point of a space to an outcome, as a decision diagram: the columns are asked one after the other, equal
 * parts are kept once. A branching is known by its number; an outcome `n` as the branch `-1 - n`, so that both fit in one
 * number. Diagrams that agree everywhere have the same root.
 */
export type Diagram = {
  /** How many atoms each column has. */
  readonly sizes: readonly number[];
  readonly branchings: Branching[];
  readonly known: Map<number, number[]>;
};

/** Where one column leads: from atom `starts[i]` on, up to the next start, to `branches[i]`. */
export type Branching = { readonly column: number; readonly starts: readonly number[]; readonly branches: readonly number[] };

/** An empty diagram over columns of these sizes. */
export function openDiagram(sizes: readonly number[]): Diagram {
  return { sizes, branchings: [], known: new Map() };
}

/** The branch that ends in an outcome. */
export function endIn(outcome: number): number {
  return -1 - outcome;
}

/** The outcome a branch ends in; undefined when it leads to a branching. */
export function outcomeOf(branch: number): number | undefined {
  return branch < 0 ? -1 - branch : undefined;
}

/** The branching a branch leads to; undefined when it ends in an outcome. */
export function branchingOf(diagram: Diagram, branch: number): Branching | undefined {
  return branch < 0 ? undefined : diagram.branchings[branch];
}

/** The branch to a branching of this kind: one that is there already, or the one branch itself when the column makes no difference. */
export function branchTo(diagram: Diagram, column: number, starts: readonly number[], branches: readonly number[]): number {
  const kept = starts.flatMap((_, index) => (index > 0 && branches[index] === branches[index - 1] ? [] : [index]));
  const [first] = branches;
  if (kept.length === 1 && first !== undefined) return first;
  const made: Branching = {
    column,
    starts: kept.map((index) => starts[index] ?? 0),
    branches: kept.map((index) => branches[index] ?? 0),
  };
  const hash = hashOf(made);
  const alike = diagram.known.get(hash) ?? [];
  const found = alike.find((candidate) => isSame(diagram.branchings[candidate], made));
  if (found !== undefined) return found;
  const branch = diagram.branchings.push(made) - 1;
  if (alike.push(branch) === 1) diagram.known.set(hash, alike);
  return branch;
}

/** The column a branch asks next; past the last one when it ends in an outcome. */
export function columnOf(diagram: Diagram, branch: number): number {
  return branchingOf(diagram, branch)?.column ?? diagram.sizes.length;
}

/** A stretch of a branching that leads one way. */
export type Stretch = { readonly from: number; readonly to: number; readonly branch: number };

/** The stretches of a branching among the atoms, in order. */
export function stretchesIn(diagram: Diagram, { column, starts, branches }: Branching, atoms: Atoms): Stretch[] {
  const size = diagram.sizes[column] ?? 0;
  const stretches: Stretch[] = [];
  let index = 0;
  for (const [from, to] of runsOf(atoms)) {
    while (index + 1 < starts.length && (starts[index + 1] ?? size) <= from) index++;
    for (; index < starts.length && (starts[index] ?? size) < to; index++) {
      const end = starts[index + 1] ?? size;
      stretches.push({ from: Math.max(from, starts[index] ?? 0), to: Math.min(to, end), branch: branches[index] ?? -1 });
      if (end >= to) break;
    }
  }
  return stretches;
}

/** The outcome of one point: an atom for each column. */
export function outcomeAt(diagram: Diagram, root: number, point: readonly number[]): number {
  let branch = root;
  for (let branching = branchingOf(diagram, branch); branching !== undefined; branching = branchingOf(diagram, branch)) {
    const atom = point[branching.column] ?? 0;
    const index = branching.starts.findLastIndex((start) => start <= atom);
    branch = branching.branches[index] ?? -1;
  }
  return -1 - branch;
}

function hashOf({ column, starts, branches }: Branching): number {
  let hash = column + 0x9e3779b9;
  for (let index = 0; index < starts.length; index++) {
    hash = Math.imul(hash ^ (starts[index] ?? 0), 0x85ebca6b);
    hash = Math.imul((hash ^ (hash >>> 15)) + (branches[index] ?? 0), 0xc2b2ae35);
  }
  return hash ^ (hash >>> 16);
}

function isSame(left: Branching | undefined, right: Branching): boolean {
  if (left === undefined || left.column !== right.column || left.starts.length !== right.starts.length) return false;
  for (let index = 0; index < right.starts.length; index++)
    if (left.starts[index] !== right.starts[index] || left.branches[index] !== right.branches[index]) return false;
  return true;
}
