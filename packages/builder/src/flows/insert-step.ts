import type { FlowGraph, NodeSpec } from '@mortise/shared/flow';
import { cardHeight, cardWidth } from '../editing/card-size.ts';
import type { Catalogue } from '../editing/command.ts';
import { addNode } from '../editing/commands/add-node.ts';
import { addNodeOnEdge } from '../editing/commands/add-node-on-edge.ts';
import { freshNodeId, nodeOf, waysOut } from '../editing/placed.ts';
import { useBoard, useGraph, usePerform } from './editor-context.ts';
import { type Insertion, useView } from './view-state.ts';

/** Puts a step of a kind where the person meant it: at the given place, else after what is selected. */
export function useInsertStep(): (kind: string, insertion?: Insertion) => void {
  const graph = useGraph();
  const perform = usePerform();
  const { editor } = useBoard();
  const { view, change } = useView();
  return (kind, given) => {
    const spec = editor.catalogue.get(kind);
    if (!spec) return;
    const insertion = given ?? view.insertion ?? meantPlace(graph, editor.catalogue, view.selection);
    const node = newNode(graph, spec, placeOf(graph, insertion));
    const done = insertion.edge
      ? perform(addNodeOnEdge, { node, edge: insertion.edge })
      : perform(addNode, { node, after: insertion.after, before: insertion.before });
    if (done)
      change({ selection: new Set([node.id]), insertion: undefined, panel: 'settings', shown: given ? view.shown : { node: node.id } });
  };
}

/** With one step selected, its first free way out; with one line, that line; in a flow that only ends, before its end. */
export function meantPlace(graph: FlowGraph, catalogue: Catalogue, selection: ReadonlySet<string>): Insertion {
  const [id = ''] = selection;
  const start = nodeOf(graph, graph.start);
  if (selection.size === 0 && start && waysOut(catalogue, start).length === 0) return { before: start.id };
  if (selection.size !== 1) return {};
  if (graph.edges.some((edge) => edge.id === id)) return { edge: id };
  const node = nodeOf(graph, id);
  const free = node && waysOut(catalogue, node).find(({ id: exit }) => !graph.edges.some((edge) => edge.from === id && edge.exit === exit));
  return free ? { after: { node: id, exit: free.id } } : {};
}

function newNode(graph: FlowGraph, spec: NodeSpec, at: { x: number; y: number }) {
  const id = freshNodeId(new Set(graph.nodes.map((node) => node.id)), spec.kind);
  return { id, kind: spec.kind, version: spec.version, settings: spec.example, at };
}

/** A point for the new card: the given one, halfway along a line, or to the right of the step before it. */
function placeOf(graph: FlowGraph, { edge, after, before, at }: Insertion): { x: number; y: number } {
  if (at) return { x: at.x - cardWidth / 2, y: at.y - 28 };
  const next = nodeOf(graph, before ?? '');
  if (next) return clearOf(graph, { x: next.at.x - cardWidth - 96, y: next.at.y });
  const line = graph.edges.find(({ id }) => id === edge);
  const [from, to] = [nodeOf(graph, line?.from ?? after?.node ?? ''), nodeOf(graph, line?.to ?? '')];
  if (from && to) return { x: (from.at.x + to.at.x) / 2, y: (from.at.y + to.at.y) / 2 + 60 };
  if (from) return clearOf(graph, { x: from.at.x + cardWidth + 96, y: from.at.y });
  const right = Math.max(0, ...graph.nodes.map((node) => node.at.x + cardWidth + 96));
  return { x: right, y: graph.nodes[0]?.at.y ?? 0 };
}

/** The next point below that no card covers. */
function clearOf(graph: FlowGraph, at: { x: number; y: number }): { x: number; y: number } {
  const step = cardHeight(2);
  const covered = graph.nodes.some((node) => Math.abs(node.at.x - at.x) < cardWidth && Math.abs(node.at.y - at.y) < step);
  return covered ? clearOf(graph, { x: at.x, y: at.y + step + 24 }) : at;
}
