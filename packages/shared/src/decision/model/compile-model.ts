import { callFunction, type Dialect, type Environment, type FeelContext, type FeelValue, openRun } from '../../expression/index.ts';
import { answerOf, type Evaluation } from './boxes/piece.ts';
import type { DecisionModel } from './decision-model.ts';
import { type GivenValue, tellsImportsApart } from './given-values.ts';
import { compileNode } from './graph/compile-node.ts';
import type { CompiledNode } from './graph/compiled-node.ts';
import { decideAll, openSession, serve } from './graph/decide-all.ts';
import { type GraphNode, type RequirementGraph, requirementGraph } from './graph/requirement-graph.ts';
import { scopeOf } from './graph/scope-of.ts';
import type { Place, ReadyModel, Session } from './graph/session.ts';
import { typeRegister } from './item-types/type-register.ts';
import { unknownDecision } from './model-fault.ts';
import type { ModelProblem } from './model-problem.ts';
import type { DecisionResult } from './model-verdict.ts';

/** An element by its name or id; with a namespace one of another file. */
export type ElementName = { readonly name: string; readonly namespace?: string | undefined };

/** What is handed in, and the world as the event knows it. The steps of `environment` are for all decisions together. */
export type ModelQuestion = { readonly given: readonly GivenValue[]; readonly environment: Environment };

/** A model compiled once: immutable, may be asked any number of times. Asking for what is not there is `decision.unknown-decision`. */
export type CompiledModel = {
  readonly model: DecisionModel;
  /** Takes decisions (all, unless told) and whatever they need; gives every decision that ran, in the order they ran. */
  decide(question: ModelQuestion & { readonly decisions?: readonly ElementName[] }): readonly DecisionResult[];
  /** Runs a decision service; `value` is its output, one decision's or a context of several. */
  serve(question: ModelQuestion & { readonly service: ElementName }): {
    readonly value: FeelValue;
    readonly results: readonly DecisionResult[];
  };
  /** Calls a business knowledge model with arguments by name. */
  call(question: ModelQuestion & { readonly knowledge: ElementName }): FeelValue;
};

/** A model that may run, or what stands in the way. In the standard dialect only cycles do; other problems are told beside. */
export type ModelCompilation =
  | { readonly ok: true; readonly model: CompiledModel; readonly problems: readonly ModelProblem[] }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** Compiles a model and those it imports (`others`, found by their namespaces). `strict` is the dialect of flows. */
export function compileModel(
  model: DecisionModel,
  { dialect = 'strict', others = [] }: { readonly dialect?: Dialect; readonly others?: readonly DecisionModel[] } = {},
): ModelCompilation {
  const problems: ModelProblem[] = [];
  const report = (problem: ModelProblem) => void problems.push(problem);
  const models = new Map([...others, model].map((each) => [each.namespace, each]));
  const graph = requirementGraph(model, models, report);
  if (graph === undefined) return { ok: false, problems };
  const types = typeRegister(models, dialect, report);
  const done = new Map<string, CompiledNode>();
  for (const node of graph.order) done.set(node.key, compileNode(node, { dialect, graph, types, done, report }));
  if (dialect === 'strict' && problems.length > 0) return { ok: false, problems };
  const ready: ReadyModel = { graph, nodes: done, pathOf: pathsOf(graph) };
  return { ok: true, model: modelOf(ready, dialect), problems };
}

function modelOf(ready: ReadyModel, dialect: Dialect): CompiledModel {
  const { main, order } = ready.graph;
  const imports = main.imports.map(({ name }) => name).filter((name) => name !== '');
  const session = ({ given, environment }: ModelQuestion): Session => {
    const evaluation: Evaluation = { dialect, run: openRun(environment), tables: [], stopped: undefined };
    return openSession(ready, evaluation, { given, fixed: new Map(), apart: tellsImportsApart(given, imports) });
  };
  return {
    model: main,
    decide({ decisions, ...question }) {
      const own = order.filter((node) => node.is === 'decision' && node.model === main);
      const open = session(question);
      const wanted = decisions === undefined ? own : decisions.map((name) => elementOf(ready, 'decision', name));
      decideAll(
        open,
        wanted.map((node) => placeIn(open, node)),
      );
      return [...open.results.values()];
    },
    serve({ service, ...question }) {
      const open = session(question);
      const value = serve(open, placeIn(open, elementOf(ready, 'service', service)));
      return { value, results: [...open.results.values()] };
    },
    call({ knowledge, ...question }) {
      const node = elementOf(ready, 'knowledge', knowledge);
      const open = session(question);
      const compiled = ready.nodes.get(node.key);
      if (compiled?.is !== 'knowledge') return null;
      const args: FeelContext = new Map(question.given.map(({ name, value }) => [name, value]));
      const called = compiled.definition.valueIn(scopeOf(open, placeIn(open, node)), open.evaluation);
      return answerOf(open.evaluation, () => callFunction(called, args, open.evaluation.run));
    },
  };
}

/** Where an element lies that was asked for by its name. */
function placeIn({ ready, apart }: Session, node: GraphNode): Place {
  return { node, at: apart ? ready.pathOf(node).slice(0, -1) : [] };
}

function elementOf({ graph, pathOf }: ReadyModel, is: GraphNode['is'], { name, namespace }: ElementName): GraphNode {
  const candidates = graph.order.filter((node) => node.is === is && (namespace === undefined || node.model.namespace === namespace));
  const own = candidates.filter(({ model }) => namespace !== undefined || model === graph.main);
  const found =
    own.find(({ element }) => element.name === name || element.id === name) ??
    candidates.find((node) => pathOf(node).join('.') === name) ??
    candidates.find(({ element }) => element.name === name || element.id === name);
  if (found === undefined) throw unknownDecision({ name });
  return found;
}

/** The names each element goes by in the main model: those of the imports that lead to it, then its own. */
function pathsOf({ order, main }: RequirementGraph): (node: GraphNode) => readonly string[] {
  const paths = new Map<DecisionModel, readonly string[]>([[main, []]]);
  for (const [model, path] of paths) {
    for (const { name, namespace } of model.imports) {
      const next = order.find((node) => node.model.namespace === namespace)?.model;
      if (next !== undefined && !paths.has(next)) paths.set(next, name === '' ? path : [...path, name]);
    }
  }
  return ({ model, element }) => [...(paths.get(model) ?? []), element.variable.name];
}
