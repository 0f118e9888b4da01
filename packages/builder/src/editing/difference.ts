import type { FlowGraph } from '@mortise/shared/flow';

/** Some neighbours of a list before and after an edit: `before` at index `at` gives way to `after`. */
type Splice<T> = { readonly at: number; readonly before: readonly T[]; readonly after: readonly T[] };

type Head = Pick<FlowGraph, 'name' | 'start'>;

/** All that one edit changed. It refers to the values themselves, so an undo gives back the same bytes and costs no copy. */
export type Difference = {
  readonly head: { readonly before: Head; readonly after: Head };
  readonly variables: readonly Splice<FlowGraph['variables'][number]>[];
  readonly nodes: readonly Splice<FlowGraph['nodes'][number]>[];
  readonly edges: readonly Splice<FlowGraph['edges'][number]>[];
  readonly notes: readonly Splice<FlowGraph['notes'][number]>[];
};

/** What changed from one drawing to the next. */
export function differenceOf(before: FlowGraph, after: FlowGraph): Difference {
  return {
    head: { before: { name: before.name, start: before.start }, after: { name: after.name, start: after.start } },
    variables: splicesOf(before.variables, after.variables),
    nodes: splicesOf(before.nodes, after.nodes),
    edges: splicesOf(before.edges, after.edges),
    notes: splicesOf(before.notes, after.notes),
  };
}

/** The drawing after the difference. */
export function redone(graph: FlowGraph, { head, variables, nodes, edges, notes }: Difference): FlowGraph {
  return {
    ...graph,
    ...head.after,
    variables: spliced(graph.variables, variables),
    nodes: spliced(graph.nodes, nodes),
    edges: spliced(graph.edges, edges),
    notes: spliced(graph.notes, notes),
  };
}

/** The drawing before the difference. */
export function undone(graph: FlowGraph, { head, ...lists }: Difference): FlowGraph {
  const back = { head: { before: head.after, after: head.before }, ...mapped(lists) };
  return redone(graph, back);
}

function mapped({ variables, nodes, edges, notes }: Omit<Difference, 'head'>): Omit<Difference, 'head'> {
  return { variables: reversed(variables), nodes: reversed(nodes), edges: reversed(edges), notes: reversed(notes) };
}

/** Lists of one length keep their places, so their splices are reversed one by one; otherwise there is one splice only. */
function reversed<T>(splices: readonly Splice<T>[]): readonly Splice<T>[] {
  return splices.map(({ at, before, after }) => ({ at, before: after, after: before }));
}

function splicesOf<T>(before: readonly T[], after: readonly T[]): readonly Splice<T>[] {
  if (before === after) return [];
  if (before.length === after.length) {
    return before.flatMap((item, at) => {
      const now = after[at];
      return now === undefined || now === item ? [] : [{ at, before: [item], after: [now] }];
    });
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ at: head, before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) }];
}

function spliced<T>(list: T[], splices: readonly Splice<T>[]): T[] {
  if (splices.length === 0) return list;
  const next = [...list];
  for (const { at, before, after } of splices) next.splice(at, before.length, ...after);
  return next;
}
