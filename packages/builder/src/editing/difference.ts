import { type Differing, reversed, type Splice, spliced, splicesOf } from '@mortise/shared/editing';
import type { FlowGraph } from '@mortise/shared/flow';

type Head = Pick<FlowGraph, 'name' | 'start'>;

/** All that one edit of a drawing changed. */
export type Difference = {
  readonly head: { readonly before: Head; readonly after: Head };
  readonly variables: readonly Splice<FlowGraph['variables'][number]>[];
  readonly nodes: readonly Splice<FlowGraph['nodes'][number]>[];
  readonly edges: readonly Splice<FlowGraph['edges'][number]>[];
  readonly notes: readonly Splice<FlowGraph['notes'][number]>[];
};

/** How drawings differ. */
export const differing: Differing<FlowGraph, Difference> = {
  differenceOf: (before, after) => ({
    head: { before: { name: before.name, start: before.start }, after: { name: after.name, start: after.start } },
    variables: splicesOf(before.variables, after.variables),
    nodes: splicesOf(before.nodes, after.nodes),
    edges: splicesOf(before.edges, after.edges),
    notes: splicesOf(before.notes, after.notes),
  }),
  redone,
  undone: (graph, { head, variables, nodes, edges, notes }) =>
    redone(graph, {
      head: { before: head.after, after: head.before },
      variables: reversed(variables),
      nodes: reversed(nodes),
      edges: reversed(edges),
      notes: reversed(notes),
    }),
};

function redone(graph: FlowGraph, { head, variables, nodes, edges, notes }: Difference): FlowGraph {
  return {
    ...graph,
    ...head.after,
    variables: spliced(graph.variables, variables),
    nodes: spliced(graph.nodes, nodes),
    edges: spliced(graph.edges, edges),
    notes: spliced(graph.notes, notes),
  };
}
