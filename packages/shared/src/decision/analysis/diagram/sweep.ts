import { type Bits, clearBit, hashOfBits, noBits, numbersIn, sameBits, setBit } from './bits.ts';
import { branchTo, type Diagram, endIn } from './diagram.ts';
import type { Layer } from './layer.ts';

/** How much work may still be done; a step is some tens of nanoseconds. */
export type Steps = { left: number };

/**
 * A question about every point of a space. `layers` are the rules, column by column; `ends` counts the rests below the last one.
 * `settle` gives the outcome as soon as the rests that are left at a column decide it, and always below the last column. Where the
 * steps did not reach, the outcome is `unseen`; as soon as the outcome `until` is met anywhere, nothing more is looked at.
 */
export type Question = {
  readonly layers: readonly Layer[];
  readonly ends: number;
  readonly unseen: number;
  readonly until?: number;
  settle(column: number, rests: Bits): number | undefined;
  /** The rests without those that cannot matter any more, as a set of its own. */
  reduce?(column: number, rests: Bits): Bits;
};

/** What the walk along one column needs, one for each column: a walk only ever calls walks along later ones. */
type Walk = { readonly edges: Bits; readonly below: Bits; readonly counts: Int32Array };

type Sweep = {
  readonly diagram: Diagram;
  readonly question: Question;
  readonly steps: Steps;
  readonly walks: readonly Walk[];
  readonly known: readonly Map<number, { readonly rests: Bits; readonly branch: number }[]>[];
  met: boolean;
};

/**
 * Answers the question for all points together: column by column, looking only where a rest begins or ends, and once for each set
 * of rests that can be left. `first` are the rests at the first column. Gives the root of the answer in the diagram, and whether
 * the outcome `until` was met.
 */
export function sweep(diagram: Diagram, question: Question, first: Bits, steps: Steps): { readonly root: number; readonly met: boolean } {
  const walks = question.layers.map((layer, column) => {
    const width = question.layers[column + 1]?.next.length ?? question.ends;
    return { edges: noBits(layer.edges.at.length), below: noBits(width), counts: new Int32Array(width) };
  });
  const run: Sweep = { diagram, question, steps, walks, known: question.layers.map(() => new Map()), met: false };
  return { root: branchFor(run, 0, first), met: run.met };
}

function branchFor(run: Sweep, column: number, given: Bits): number {
  const rests = run.question.reduce?.(column, given) ?? given;
  const settled = run.question.settle(column, rests);
  if (settled !== undefined) {
    run.met ||= settled === run.question.until;
    return endIn(settled);
  }
  const [layer, walk, known] = [run.question.layers[column], run.walks[column], run.known[column]];
  if (layer === undefined || walk === undefined || known === undefined || run.steps.left <= 0) return endIn(run.question.unseen);
  const hash = hashOfBits(rests);
  const alike = known.get(hash) ?? [];
  const found = alike.find((entry) => sameBits(entry.rests, rests));
  if (found !== undefined) return found.branch;
  const kept = rests.slice();
  const branch = split(run, column, layer, walk, kept);
  if (alike.push({ rests: kept, branch }) === 1) known.set(hash, alike);
  return branch;
}

/** Walks along a column. Between two edges the same rests are left below, which is one question to the next column. */
function split(run: Sweep, column: number, layer: Layer, walk: Walk, rests: Bits): number {
  const { at, rest, enters } = layer.edges;
  walk.below.fill(0);
  walk.counts.fill(0);
  for (const each of numbersIn(rests)) for (const edge of layer.edgesOf[each] ?? []) setBit(walk.edges, edge);
  const edges = numbersIn(walk.edges);
  walk.edges.fill(0);
  const size = run.diagram.sizes[column] ?? 0;
  const [starts, branches]: [number[], number[]] = [[], []];
  let index = 0;
  for (let from = 0; from < size && !run.met; from = at[edges[index] ?? -1] ?? size) {
    for (; index < edges.length && at[edges[index] ?? 0] === from; index++) {
      const edge = edges[index] ?? 0;
      turn(walk, layer.next[rest[edge] ?? 0] ?? 0, enters[edge] === 1);
    }
    starts.push(from);
    branches.push(branchFor(run, column + 1, walk.below));
  }
  run.steps.left -= edges.length + starts.length * (2 + (walk.below.length >> 3)) + walk.counts.length / 8 + walk.edges.length;
  return branchTo(run.diagram, column, starts, branches);
}

function turn({ below, counts }: Walk, rest: number, enters: boolean): void {
  const count = (counts[rest] ?? 0) + (enters ? 1 : -1);
  counts[rest] = count;
  if (enters && count === 1) setBit(below, rest);
  if (!enters && count === 0) clearBit(below, rest);
}
