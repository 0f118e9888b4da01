import { FlowGraph } from '@mortise/shared/flow';

/** A new drawing: one closing step, so that there is something to start from and to draw towards. */
export function emptyGraph({ id, name, type }: Pick<FlowGraph, 'id' | 'name' | 'type'>): FlowGraph {
  return FlowGraph.parse({
    format: 1,
    id,
    name,
    type,
    start: 'end',
    variables: [],
    nodes: [{ id: 'end', kind: 'flows.end', version: 1, settings: {}, at: { x: 0, y: 0 } }],
    edges: [],
    notes: [],
  });
}
