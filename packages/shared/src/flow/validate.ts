import { problemsOfDrawing } from './drawing-problems.ts';
import type { FlowGraph } from './graph.ts';
import type { NodeSpec } from './node-spec.ts';
import type { Problem } from './problem.ts';
import type { Resources } from './resources.ts';
import { problemsOfSettings } from './settings-problems.ts';
import { problemsOfVariables } from './variable-problems.ts';

/**
 * Everything an author has to mend before publication, all at once; and, as warnings, what they would better know.
 * Pure and fast enough to run while typing: the same function judges in the builder and at publication.
 */
export function validateFlow(graph: FlowGraph, catalogue: readonly NodeSpec[], resources?: Resources): readonly Problem[] {
  const specs = new Map(catalogue.map((spec) => [spec.kind, spec]));
  return [
    ...problemsOfVariables(graph),
    ...problemsOfDrawing(graph, specs),
    ...graph.nodes.flatMap((node) => problemsOfSettings(graph, node, specs.get(node.kind), resources)),
  ];
}
