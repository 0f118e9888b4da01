import { defineCommand } from '../command.ts';
import { laidOut } from '../layout.ts';
import { refusals } from '../refusals.ts';
import { movedTo } from './move.ts';

/** Puts every node in its place from left to right, so that lines cross little. Notes stay. */
export const arrange = defineCommand<null>({
  title: { zh: '自动排列', en: 'Arrange' },
  refuse: (graph) => (graph.nodes.length === 0 ? refusals.nothing : undefined),
  apply: (graph, _, catalogue) => movedTo(graph, laidOut(graph, catalogue)),
});
