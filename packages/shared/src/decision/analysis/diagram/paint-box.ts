import { countOf, othersThan } from './atoms.ts';
import type { Box } from './box.ts';
import { branchingOf, branchTo, type Diagram, endIn, type Stretch, stretchesIn } from './diagram.ts';

/** The same map, but with the outcome everywhere in the box. Gives its root. */
export function paintBox(diagram: Diagram, root: number, box: Box, outcome: number): number {
  const last = box.findLastIndex((atoms, column) => countOf(atoms) < (diagram.sizes[column] ?? 0));
  return painted({ diagram, box, end: endIn(outcome), last, known: box.map(() => new Map()) }, root, 0);
}

type Painting = {
  readonly diagram: Diagram;
  readonly box: Box;
  readonly end: number;
  /** The last column that the box does not take whole. */
  readonly last: number;
  /** What became of each branch, by the column it was asked at: a branch may skip columns that the box does not. */
  readonly known: readonly Map<number, number>[];
};

function painted(painting: Painting, branch: number, column: number): number {
  const { diagram, box, end, last, known } = painting;
  if (column > last || branch === end) return end;
  const found = known[column]?.get(branch);
  if (found !== undefined) return found;
  const [size, atoms] = [diagram.sizes[column] ?? 0, box[column] ?? []];
  const branching = branchingOf(diagram, branch);
  const here = branching?.column === column ? branching : { column, starts: [0], branches: [branch] };
  const inside = stretchesIn(diagram, here, atoms).map(
    (stretch): Stretch => ({ ...stretch, branch: painted(painting, stretch.branch, column + 1) }),
  );
  const stretches = [...inside, ...stretchesIn(diagram, here, othersThan(atoms, size))].sort((left, right) => left.from - right.from);
  const made = branchTo(
    diagram,
    column,
    stretches.map(({ from }) => from),
    stretches.map((stretch) => stretch.branch),
  );
  known[column]?.set(branch, made);
  return made;
}
