import { z } from 'zod';
import { sameJson } from '../json/index.ts';
import { type FlowGraph, FlowId, NodeId } from './graph.ts';

/** By flow: where what stands at a step goes that the other drawing no longer has. */
export const NodeMoves = z.record(FlowId, z.record(NodeId, NodeId));
export type NodeMoves = z.infer<typeof NodeMoves>;

/** How the steps of two drawings of one flow answer to each other. */
export type NodeMapping = {
  /** In both, of the same kind and version: whatever they are called and wherever they stand. */
  readonly kept: readonly string[];
  /** Of those, the ones that are set otherwise. */
  readonly changed: readonly string[];
  /** In the first alone, or of another kind or version in the second: what stands there needs somewhere to go. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

/** Compares two drawings step by step. Ids are what a step is; labels, places and notes say nothing about it. */
export function nodeMapping(before: FlowGraph, after: FlowGraph): NodeMapping {
  const later = new Map(after.nodes.map((node) => [node.id, node]));
  const kept = before.nodes.filter(({ id, kind, version }) => later.get(id)?.kind === kind && later.get(id)?.version === version);
  const keptIds = new Set(kept.map(({ id }) => id));
  return {
    kept: [...keptIds],
    changed: kept.filter(({ id, settings }) => !sameJson(settings, later.get(id)?.settings)).map(({ id }) => id),
    removed: before.nodes.filter(({ id }) => !keptIds.has(id)).map(({ id }) => id),
    added: after.nodes.filter(({ id }) => !keptIds.has(id)).map(({ id }) => id),
  };
}

/** Whether two drawings do the same: equal but for names, places and notes. */
export function actsAlike(one: FlowGraph, other: FlowGraph): boolean {
  return sameJson(actingPart(one), actingPart(other));
}

function actingPart({ type, start, variables, nodes, edges }: FlowGraph) {
  const byText = (a: string, b: string) => (a < b ? -1 : 1);
  return {
    type,
    start,
    variables: variables.map(({ title: _, ...decl }) => decl).sort((a, b) => byText(a.name, b.name)),
    nodes: nodes.map(({ id, kind, version, settings }) => ({ id, kind, version, settings })).sort((a, b) => byText(a.id, b.id)),
    ways: edges.map(({ from, exit, to }) => `${from} ${exit} ${to}`).sort(),
  };
}
