import type { FeelFunction, FeelValue } from '../../../expression/index.ts';
import { type FaultData, faultDataFrom } from '../../../fault/index.ts';
import { answerOf, type Evaluation } from '../boxes/piece.ts';
import { type GivenValue, givenFor } from '../given-values.ts';
import { heldTo } from '../item-types/declared-type.ts';
import type { DecisionResult } from '../model-verdict.ts';
import type { CompiledNode } from './compiled-node.ts';
import type { GraphNode, Requirement, RequirementGraph } from './requirement-graph.ts';

/** A model ready to run: its graph and every element of it. `pathOf` are the names an element goes by in the model that is asked. */
export type ReadyModel = {
  readonly graph: RequirementGraph;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  pathOf(node: GraphNode): readonly string[];
};

/**
 * An element in an evaluation. `at` are the imports that lead to it: what is handed in may tell two imports of the same file apart,
 * and then its elements are there twice; otherwise `at` is empty.
 */
export type Place = { readonly node: GraphNode; readonly at: readonly string[] };

/** What is handed in: values by name, and values by place, which are the arguments of a service; `null` there is a value too. */
export type HandedIn = { readonly given: readonly GivenValue[]; readonly fixed: ReadonlyMap<string, FeelValue> };

/** One evaluation of a graph under way: what was handed in, and what is known so far, by place. `apart`: imports are told apart. */
export type Session = HandedIn & {
  readonly ready: ReadyModel;
  readonly apart: boolean;
  readonly evaluation: Evaluation;
  readonly values: Map<string, FeelValue>;
  readonly faults: Map<string, FaultData>;
  readonly functions: Map<string, FeelFunction>;
  readonly results: Map<string, DecisionResult>;
  /** Runs a service with its arguments: an evaluation of its own, with the steps of this one. */
  serve(place: Place, args: ReadonlyMap<string, FeelValue>): FeelValue;
};

/** What tells a place from all others. */
export function keyOf({ node, at }: Place): string {
  return at.length === 0 ? node.key : `${at.join('\n')}\n${node.key}`;
}

/** Where something lies that the element at a place needs or names. */
export function placeOf({ apart }: Pick<Session, 'apart'>, from: Place, { node, path }: Requirement): Place {
  return { node, at: apart ? [...from.at, ...path.slice(0, -1)] : [] };
}

/** What was handed in for an element, undefined when nothing was. */
export function handedIn({ ready, given, fixed, apart }: Session, place: Place): FeelValue | undefined {
  const key = keyOf(place);
  if (fixed.has(key)) return fixed.get(key) ?? null;
  const { node, at } = place;
  return givenFor(node, apart ? [...at, node.element.variable.name] : ready.pathOf(node), given);
}

/** Keeps a value that is handed in, held to the type its element declares; what does not fit is `null`, and remembered as a fault. */
export function admit(
  session: Session,
  place: Place,
  { compiled, value }: { readonly compiled: Extract<CompiledNode, { is: 'input' | 'decision' }>; readonly value: FeelValue },
): void {
  const { evaluation, faults, values } = session;
  const key = keyOf(place);
  const admitted = answerOf({ ...evaluation, dialect: 'standard' }, () => {
    try {
      return heldTo(value, compiled.declared, { element: place.node.element.name, run: evaluation.run });
    } catch (error) {
      faults.set(key, faultDataFrom(error));
      throw error;
    }
  });
  values.set(key, admitted);
}
