import { defineCommand } from '../command.ts';
import { edgeIdOf, nodeOf, waysOut } from '../placed.ts';
import { refusals } from '../refusals.ts';

/** Leads a named way out of one node to another node. */
export const connect = defineCommand<{ readonly from: string; readonly exit: string; readonly to: string }>({
  title: { zh: '连接', en: 'Connect' },
  refuse(graph, { from, exit, to }, catalogue) {
    if (from === to) return refusals.ownStep;
    const source = nodeOf(graph, from);
    if (!source || !nodeOf(graph, to)) return refusals.noSuchStep;
    if (!waysOut(catalogue, source).some(({ id }) => id === exit)) return refusals.noSuchExit;
    if (graph.edges.some((edge) => edge.from === from && edge.exit === exit)) return refusals.exitTaken;
    return undefined;
  },
  apply(graph, { from, exit, to }) {
    return { ...graph, edges: [...graph.edges, { id: edgeIdOf(from, exit), from, exit, to }] };
  },
});
