import { Graph, layout } from '@dagrejs/dagre';
import type { FlowGraph } from '@mortise/shared/flow';
import { cardHeight, cardWidth } from './card-size.ts';
import type { Catalogue } from './command.ts';
import type { Place } from './commands/move.ts';
import { waysOut } from './placed.ts';

/** Where each node stands when the drawing is laid out from left to right. */
export function laidOut(graph: FlowGraph, catalogue: Catalogue): readonly Place[] {
  const drawing = new Graph();
  drawing.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 96, marginx: 40, marginy: 40 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) {
    drawing.setNode(node.id, { width: cardWidth, height: cardHeight(waysOut(catalogue, node).length) });
  }
  for (const { from, to } of graph.edges) if (drawing.hasNode(from) && drawing.hasNode(to)) drawing.setEdge(from, to);
  layout(drawing);
  return graph.nodes.map(({ id }) => {
    const { x, y, width, height } = drawing.node(id);
    return { id, at: { x: (x ?? 0) - (width ?? 0) / 2, y: (y ?? 0) - (height ?? 0) / 2 } };
  });
}
