import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

/** Removes nodes, with every line that touches them, and lines and notes by their ids. */
export const remove = defineCommand<{ readonly ids: readonly string[] }>({
  title: { zh: '删除', en: 'Delete' },
  refuse(graph, { ids }) {
    const gone = new Set(ids);
    const touched = [...graph.nodes, ...graph.edges, ...graph.notes].some(({ id }) => gone.has(id));
    return touched ? undefined : refusals.nothing;
  },
  apply(graph, { ids }) {
    const gone = new Set(ids);
    const nodes = graph.nodes.filter(({ id }) => !gone.has(id));
    return {
      ...graph,
      start: gone.has(graph.start) ? (nodes[0]?.id ?? graph.start) : graph.start,
      nodes,
      edges: graph.edges.filter(({ id, from, to }) => !gone.has(id) && !gone.has(from) && !gone.has(to)),
      notes: graph.notes.filter(({ id }) => !gone.has(id)),
    };
  },
});
