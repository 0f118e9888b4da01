import type { FlowEdge, FlowGraph, FlowNode } from '../../flow/index.ts';
import type { WrittenFlow } from '../diagram/revise-diagram.ts';
import type { DrawnFlow } from '../read/drawn-flow.ts';
import { readBpmn } from '../read/read-bpmn.ts';
import { same } from './wanted.ts';

/**
 * The elements of a written file that would be read as something else than they were written for: an end that has come to lie in a
 * branch, a choice without the line of one of its cases, a name with a line break. About these our own words are needed.
 */
export async function disagreements(
  xml: string,
  written: readonly WrittenFlow[],
  flows: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const given = { ...flows, ...Object.fromEntries(written.map(({ work }) => [work.containerId, work.graph.id])) };
  const read = await readBpmn(xml, { given, taken: [] });
  if (!read.ok) return [];
  return written.flatMap((flow) => {
    const drawn = read.drawn.find(({ container }) => container.id === flow.work.containerId);
    return drawn ? misread(flow, drawn) : [];
  });
}

function misread({ work, notes }: WrittenFlow, { graph }: DrawnFlow): string[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const texts = new Map(graph.notes.map(({ id, text }) => [id, text]));
  const steps = work.wanted.steps.filter(
    (step) => !agree(step.node, nodes.get(step.node.id)) || (step.second && !agree(step.second, nodes.get(step.second.id))),
  );
  const lines = work.wanted.lines.filter(({ edge }) => !agreeOn(edge, edges.get(edge.id)));
  const sources = new Set(lines.map(({ source }) => source));
  return [
    ...steps.map(({ element }) => element),
    ...lines.map(({ element }) => element),
    ...work.wanted.steps.flatMap(({ element }) => (sources.has(element) ? [element] : [])),
    ...work.graph.notes.flatMap(({ id, text }) => (texts.get(id) === text ? [] : (notes.get(id) ?? []))),
    ...(same(headOf(graph), headOf(work.graph)) ? [] : [work.containerId]),
  ];
}

function agree({ at: _, ...wanted }: FlowNode, read: FlowNode | undefined): boolean {
  return same(wanted, read && { ...read, at: undefined });
}

function agreeOn(wanted: FlowEdge, read: FlowEdge | undefined): boolean {
  return same(wanted, read);
}

function headOf({ name, type, start, variables }: FlowGraph) {
  return { name, type, start, variables };
}
