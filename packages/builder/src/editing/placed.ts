import { type Exit, exitsOf, type FlowGraph, type FlowNode, opaqueIn } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import type { Catalogue } from './command.ts';

/** The node of this id, if it is drawn. */
export function nodeOf(graph: FlowGraph, id: string): FlowNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

/** The ways out of a drawn node; none when its kind is not installed. */
export function waysOut(catalogue: Catalogue, node: FlowNode): readonly Exit[] {
  const spec = catalogue.get(node.kind);
  return spec ? exitsOf(spec, node.settings) : [];
}

/** What a drawn node is: its kind's title; of a step of another tool, what that tool calls it. None when its kind is not installed. */
export function titleOf(catalogue: Catalogue, node: FlowNode): Text | undefined {
  return opaqueIn(node)?.title ?? catalogue.get(node.kind)?.title;
}

/** The id of the line that leaves a node by an exit: at most one does. */
export function edgeIdOf(from: string, exit: string): string {
  return `${from}:${exit}`;
}

/** The first free id of the form `verb-n`, so that ids read well in traces and expressions. */
export function freshNodeId(taken: ReadonlySet<string>, kind: string): string {
  const verb = kind.slice(kind.lastIndexOf('.') + 1).slice(0, 48);
  return firstFree(taken, `${verb}-`);
}

/** The first of `prefix1`, `prefix2`, … that is not taken. */
export function firstFree(taken: ReadonlySet<string>, prefix: string): string {
  for (let n = 1; ; n += 1) if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`;
}
