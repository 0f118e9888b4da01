import type { Json } from '@mortise/shared/json';
import { defineCommand } from '../command.ts';
import { nodeOf, waysOut } from '../placed.ts';
import { refusals } from '../refusals.ts';

/** Fills in a node. A way out that no longer exists takes its line along; undo brings both back. */
export const editSettings = defineCommand<{ readonly node: string; readonly settings: Json }>({
  title: { zh: '修改设置', en: 'Edit settings' },
  refuse: (graph, { node }) => (nodeOf(graph, node) ? undefined : refusals.noSuchStep),
  apply(graph, { node: id, settings }, catalogue) {
    const before = nodeOf(graph, id);
    if (!before) return graph;
    const after = { ...before, settings };
    const left = new Set(waysOut(catalogue, after).map((exit) => exit.id));
    const lost = new Set(waysOut(catalogue, before).flatMap((exit) => (left.has(exit.id) ? [] : [exit.id])));
    return {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === id ? after : node)),
      edges: lost.size === 0 ? graph.edges : graph.edges.filter(({ from, exit }) => from !== id || !lost.has(exit)),
    };
  },
});
