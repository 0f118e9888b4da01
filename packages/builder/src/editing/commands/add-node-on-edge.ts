import type { FlowEdge, FlowGraph, FlowNode } from '@mortise/shared/flow';
import { defineCommand } from '../command.ts';
import { edgeIdOf, waysOut } from '../placed.ts';
import { refusals } from '../refusals.ts';
import { refusalOfNode } from './add-node.ts';

/** Puts a node into the middle of a line: the line leads to it, and its first way out leads on. */
export const addNodeOnEdge = defineCommand<{ readonly node: FlowNode; readonly edge: string }>({
  title: { zh: '在连线上插入步骤', en: 'Insert a step' },
  refuse(graph, { node, edge }, catalogue) {
    if (!edgeOf(graph, edge)) return refusals.noSuchLine;
    return refusalOfNode(graph, node, catalogue);
  },
  apply(graph, { node, edge: id }, catalogue) {
    const edge = edgeOf(graph, id);
    if (!edge) return graph;
    const onward = waysOut(catalogue, node)[0];
    const edges = graph.edges.map((each) => (each.id === id ? { ...each, to: node.id } : each));
    return {
      ...graph,
      nodes: [...graph.nodes, node],
      edges: onward ? [...edges, { id: edgeIdOf(node.id, onward.id), from: node.id, exit: onward.id, to: edge.to }] : edges,
    };
  },
});

function edgeOf(graph: FlowGraph, id: string): FlowEdge | undefined {
  return graph.edges.find((edge) => edge.id === id);
}
