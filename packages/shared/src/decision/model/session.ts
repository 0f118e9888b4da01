import type { FeelFunction, FeelValue } from '../../expression/index.ts';
import { type FaultData, faultDataFrom } from '../../fault/index.ts';
import type { CompiledNode } from './compiled-node.ts';
import { heldTo } from './declared-type.ts';
import { type GivenValue, givenFor } from './given-values.ts';
import type { DecisionResult } from './model-verdict.ts';
import { answerOf, type Evaluation } from './piece.ts';
import type { GraphNode, RequirementGraph } from './requirement-graph.ts';

/** A model ready to run: its graph and every element of it. `pathOf` are the names an element goes by in the model that is asked. */
export type ReadyModel = {
  readonly graph: RequirementGraph;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  pathOf(node: GraphNode): readonly string[];
};

/** What is handed in: values by name, and values by key, which are the arguments of a service; `null` there is a value too. */
export type HandedIn = { readonly given: readonly GivenValue[]; readonly fixed: ReadonlyMap<string, FeelValue> };

/** One evaluation of a graph under way: what was handed in, and what is known so far. */
export type Session = HandedIn & {
  readonly ready: ReadyModel;
  readonly evaluation: Evaluation;
  readonly values: Map<string, FeelValue>;
  readonly faults: Map<string, FaultData>;
  readonly functions: Map<string, FeelFunction>;
  readonly results: Map<string, DecisionResult>;
  /** Runs a service with its arguments: an evaluation of its own, with the steps of this one. */
  serve(node: GraphNode, args: ReadonlyMap<string, FeelValue>): FeelValue;
};

/** What was handed in for an element, undefined when nothing was. */
export function handedIn({ ready, given, fixed }: Session, node: GraphNode): FeelValue | undefined {
  return fixed.has(node.key) ? (fixed.get(node.key) ?? null) : givenFor(node, ready.pathOf(node), given);
}

/** Keeps a value that is handed in, held to the type its element declares; what does not fit is `null`, and remembered as a fault. */
export function admit(
  session: Session,
  { key, element }: GraphNode,
  { compiled, value }: { readonly compiled: Extract<CompiledNode, { is: 'input' | 'decision' }>; readonly value: FeelValue },
): void {
  const { evaluation, faults, values } = session;
  const admitted = answerOf({ ...evaluation, dialect: 'standard' }, () => {
    try {
      return heldTo(value, compiled.declared, { element: element.name, run: evaluation.run });
    } catch (error) {
      faults.set(key, faultDataFrom(error));
      throw error;
    }
  });
  values.set(key, admitted);
}
