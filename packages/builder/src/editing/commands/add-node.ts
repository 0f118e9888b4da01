import type { FlowGraph, FlowNode, NodeSpec } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { type Catalogue, defineCommand } from '../command.ts';
import { nodeOf, waysOut } from '../placed.ts';
import { refusals } from '../refusals.ts';
import { connect } from './connect.ts';

type NewNode = {
  readonly node: FlowNode;
  /** Leads this way out of another node to it. */
  readonly after?: { readonly node: string; readonly exit: string } | undefined;
  /** Its first way out leads to this node; if the flow began there, it begins with the new one. */
  readonly before?: string | undefined;
};

/** Puts a node on the canvas, by itself, after a free way out, or before another node. */
export const addNode = defineCommand<NewNode>({
  title: { zh: '添加步骤', en: 'Add a step' },
  refuse(graph, { node, after, before }, catalogue) {
    const refusal = refusalOfNode(graph, node, catalogue);
    if (refusal) return refusal;
    if (before !== undefined && !nodeOf(graph, before)) return refusals.noSuchStep;
    if (!after) return undefined;
    return connect.refuse(placed(graph, node), { from: after.node, exit: after.exit, to: node.id }, catalogue);
  },
  apply(graph, { node, after, before }, catalogue) {
    const next = leading(placed(graph, node), node, before, catalogue);
    return after ? connect.apply(next, { from: after.node, exit: after.exit, to: node.id }, catalogue) : next;
  },
});

function leading(graph: FlowGraph, node: FlowNode, before: string | undefined, catalogue: Catalogue): FlowGraph {
  const exit = waysOut(catalogue, node)[0];
  if (before === undefined || !exit) return graph;
  const start = graph.start === before ? node.id : graph.start;
  return { ...connect.apply(graph, { from: node.id, exit: exit.id, to: before }, catalogue), start };
}

/** A flow's first node is its start. */
function placed(graph: FlowGraph, node: FlowNode): FlowGraph {
  return { ...graph, start: graph.nodes.length === 0 ? node.id : graph.start, nodes: [...graph.nodes, node] };
}

/** Why this node may not stand in this drawing. */
export function refusalOfNode(graph: FlowGraph, node: FlowNode, catalogue: Catalogue): Text | undefined {
  if (nodeOf(graph, node.id)) return refusals.idTaken;
  if (graph.nodes.length >= 5000) return refusals.tooMany;
  const spec = catalogue.get(node.kind);
  if (!spec) return refusals.unknownKind;
  return fits(spec, graph.type) ? undefined : refusals.wrongFlowType;
}

/** Whether a kind of node may stand in this type of flow. */
export function fits(spec: NodeSpec, type: FlowGraph['type']): boolean {
  return spec.within === 'any' || spec.within === type;
}
