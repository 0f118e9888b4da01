import type { FlowGraph, FlowNode, NodeSpec } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { type Catalogue, defineCommand } from '../command.ts';
import { nodeOf } from '../placed.ts';
import { refusals } from '../refusals.ts';
import { connect } from './connect.ts';

type NewNode = { readonly node: FlowNode; readonly after?: { readonly node: string; readonly exit: string } | undefined };

/** Puts a node on the canvas; with `after`, also leads a free way out of another node to it. */
export const addNode = defineCommand<NewNode>({
  title: { zh: '添加步骤', en: 'Add a step' },
  refuse(graph, { node, after }, catalogue) {
    const refusal = refusalOfNode(graph, node, catalogue);
    if (refusal || !after) return refusal;
    return connect.refuse(placed(graph, node), { from: after.node, exit: after.exit, to: node.id }, catalogue);
  },
  apply(graph, { node, after }, catalogue) {
    const next = placed(graph, node);
    return after ? connect.apply(next, { from: after.node, exit: after.exit, to: node.id }, catalogue) : next;
  },
});

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
