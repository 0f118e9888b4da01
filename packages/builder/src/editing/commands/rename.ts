import { defineCommand } from '../command.ts';
import { nodeOf } from '../placed.ts';
import { refusals } from '../refusals.ts';

/** Names a node for those who read the drawing; an empty name gives back the kind's own title. */
export const rename = defineCommand<{ readonly node: string; readonly label: string }>({
  title: { zh: '改名', en: 'Rename' },
  refuse(graph, { node, label }) {
    if (!nodeOf(graph, node)) return refusals.noSuchStep;
    return label.length > 200 ? refusals.labelTooLong : undefined;
  },
  apply: (graph, { node: id, label }) => ({
    ...graph,
    nodes: graph.nodes.map((node) => {
      if (node.id !== id) return node;
      const { label: _, ...bare } = node;
      return label === '' ? bare : { ...node, label };
    }),
  }),
});
