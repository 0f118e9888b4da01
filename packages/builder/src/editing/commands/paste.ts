import type { FlowGraph, FlowNode } from '@mortise/shared/flow';
import { defineCommand } from '../command.ts';
import { edgeIdOf, freshNodeId } from '../placed.ts';
import { refusals } from '../refusals.ts';
import { fits } from './add-node.ts';

/** Some nodes and the lines between them, as they were copied. */
export type Cutting = { readonly nodes: readonly FlowNode[]; readonly edges: FlowGraph['edges'] };

/** What a copy of these nodes takes along: themselves and the lines among them. */
export function cuttingOf(graph: FlowGraph, ids: ReadonlySet<string>): Cutting {
  return {
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

/** Puts copies on the canvas, `by` points away from the originals, under new ids. Also pastes into another flow. */
export const paste = defineCommand<{ readonly cutting: Cutting; readonly by: number }>({
  title: { zh: '粘贴', en: 'Paste' },
  refuse(graph, { cutting }, catalogue) {
    if (cutting.nodes.length === 0) return refusals.nothing;
    if (graph.nodes.length + cutting.nodes.length > 5000) return refusals.tooMany;
    for (const { kind } of cutting.nodes) {
      const spec = catalogue.get(kind);
      if (!spec) return refusals.unknownKind;
      if (!fits(spec, graph.type)) return refusals.wrongFlowType;
    }
    return undefined;
  },
  apply(graph, { cutting, by }) {
    const names = pastedNames(graph, cutting);
    const nodes = cutting.nodes.map((node) => ({
      ...node,
      id: names.get(node.id) ?? node.id,
      at: { x: node.at.x + by, y: node.at.y + by },
    }));
    const edges = cutting.edges.flatMap(({ from, to, exit }) => {
      const [source, target] = [names.get(from), names.get(to)];
      return source && target ? [{ id: edgeIdOf(source, exit), from: source, exit, to: target }] : [];
    });
    const start = graph.nodes.length === 0 ? (nodes[0]?.id ?? graph.start) : graph.start;
    return { ...graph, start, nodes: [...graph.nodes, ...nodes], edges: [...graph.edges, ...edges] };
  },
});

/** The new id of each copied node, by its old one. Follows from the drawing alone, so that who pasted can select them. */
export function pastedNames(graph: FlowGraph, { nodes }: Cutting): ReadonlyMap<string, string> {
  const taken = new Set(graph.nodes.map(({ id }) => id));
  return new Map(
    nodes.map(({ id, kind }) => {
      const fresh = freshNodeId(taken, kind);
      taken.add(fresh);
      return [id, fresh];
    }),
  );
}
