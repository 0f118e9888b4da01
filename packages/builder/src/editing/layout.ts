import { Graph, layout } from '@dagrejs/dagre';
import type { FlowGraph } from '@mortise/shared/flow';
import { cardHeight, cardWidth } from './card-size.ts';
import type { Catalogue } from './command.ts';
import type { Place } from './commands/move.ts';
import { waysOut } from './placed.ts';

/**
 * Where each node stands when the drawing is laid out from left to right: in the column of how many steps it is from the start.
 * dagre is told only of the lines that lead one column on. Lines back and lines far ahead, which flows of service are full of, would
 * make it keep room for each across the whole drawing and tear that apart.
 */
export function laidOut(graph: FlowGraph, catalogue: Catalogue): readonly Place[] {
  const drawing = new Graph();
  drawing.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 90 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) drawing.setNode(node.id, { width: cardWidth, height: cardHeight(waysOut(catalogue, node).length) });
  const columns = columnsOf(graph);
  for (const { from, to } of graph.edges) if (columns.get(to) === (columns.get(from) ?? 0) + 1) drawing.setEdge(from, to);
  layout(drawing);
  return graph.nodes.map(({ id }) => {
    const { x = 0, y = 0, width = 0, height = 0 } = drawing.node(id);
    return { id, at: { x: x - width / 2, y: y - height / 2 } };
  });
}

/** How many steps each node is from the start, the shortest way; nodes that the start does not lead to begin anew at 0. */
function columnsOf({ start, nodes, edges }: FlowGraph): ReadonlyMap<string, number> {
  const known = new Set(nodes.map(({ id }) => id));
  const onward = Map.groupBy(edges, ({ from }) => from);
  const columns = new Map<string, number>();
  for (const first of [start, ...known]) {
    if (!known.has(first) || columns.has(first)) continue;
    columns.set(first, 0);
    // A map is walked in the order of insertion, and further than it reached when the walk began: it is its own queue.
    for (const [id, column] of columns) {
      for (const { to } of onward.get(id) ?? []) if (known.has(to) && !columns.has(to)) columns.set(to, column + 1);
    }
  }
  return columns;
}
