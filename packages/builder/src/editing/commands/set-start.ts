import { defineCommand } from '../command.ts';
import { nodeOf } from '../placed.ts';
import { refusals } from '../refusals.ts';

/** Makes a node the one where the flow begins. */
export const setStart = defineCommand<{ readonly node: string }>({
  title: { zh: '设为起点', en: 'Start here' },
  refuse: (graph, { node }) => (nodeOf(graph, node) ? undefined : refusals.noSuchStep),
  apply: (graph, { node }) => (graph.start === node ? graph : { ...graph, start: node }),
});
