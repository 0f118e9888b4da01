import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

/** Takes a line away. */
export const disconnect = defineCommand<{ readonly edge: string }>({
  title: { zh: '断开', en: 'Disconnect' },
  refuse: (graph, { edge }) => (graph.edges.some(({ id }) => id === edge) ? undefined : refusals.noSuchLine),
  apply: (graph, { edge }) => ({ ...graph, edges: graph.edges.filter(({ id }) => id !== edge) }),
});
