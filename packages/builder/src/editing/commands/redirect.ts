import { defineCommand } from '../command.ts';
import { nodeOf } from '../placed.ts';
import { refusals } from '../refusals.ts';

/** Leads an existing line to another node. */
export const redirect = defineCommand<{ readonly edge: string; readonly to: string }>({
  title: { zh: '改连', en: 'Redirect' },
  refuse(graph, { edge: id, to }) {
    const edge = graph.edges.find((each) => each.id === id);
    if (!edge) return refusals.noSuchLine;
    if (!nodeOf(graph, to)) return refusals.noSuchStep;
    return edge.from === to ? refusals.ownStep : undefined;
  },
  apply: (graph, { edge: id, to }) => ({ ...graph, edges: graph.edges.map((edge) => (edge.id === id ? { ...edge, to } : edge)) }),
});
