import { type FlowGraph, type NodeSpec, type Problem, type Resources, validateFlow } from '@mortise/shared/flow';
import { useDeferredValue, useMemo } from 'react';

/**
 * What is wrong with a drawing, as it is now: the same check that publication makes, run in the page behind the typing.
 * References are judged once it is known what there is to refer to.
 */
export function useProblems(graph: FlowGraph, nodes: readonly NodeSpec[], resources: Resources | undefined): readonly Problem[] {
  const settled = useDeferredValue(graph);
  return useMemo(() => sorted(validateFlow(settled, nodes, resources)), [settled, nodes, resources]);
}

function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
