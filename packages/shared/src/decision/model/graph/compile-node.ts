import { anyType, type Dialect, type FeelType } from '../../../expression/index.ts';
import type { BoxedFunction } from '../boxed.ts';
import { compileBoxed } from '../boxes/compile-boxed.ts';
import { functionOf } from '../boxes/compile-function.ts';
import type { Names } from '../boxes/piece.ts';
import { hasTooManyNames, heldPiece, textPiece, type Workshop } from '../boxes/workshop.ts';
import { type DeclaredType, resultOf } from '../item-types/declared-type.ts';
import type { TypeRegister } from '../item-types/type-register.ts';
import type { ModelProblem } from '../model-problem.ts';
import { type CompiledNode, typeOfNode } from './compiled-node.ts';
import type { GraphNode, Requirement, RequirementGraph } from './requirement-graph.ts';

/** What the compilation of a model's elements shares. `done` holds those an element needs, since they come before it. */
export type ModelWorkshop = {
  readonly dialect: Dialect;
  readonly graph: RequirementGraph;
  readonly types: TypeRegister;
  readonly done: ReadonlyMap<string, CompiledNode>;
  readonly report: (problem: ModelProblem) => void;
};

/** Compiles one element of the graph. It sees what it needs, under the names that goes by, and nothing else. */
export function compileNode(node: GraphNode, shared: ModelWorkshop): CompiledNode {
  const workshop = workshopFor(node, shared);
  const { variable } = node.element;
  const declared = workshop.declared(variable.typeRef);
  switch (node.is) {
    case 'input':
      return { is: 'input', declared };
    case 'decision': {
      const names = namesOf(shared.graph.needsOf(node), shared);
      const { logic } = node.element;
      const none = logic === undefined || hasTooManyNames(names, 0, workshop);
      const part = none ? textPiece('', names, workshop) : compileBoxed(logic, names, workshop);
      return { is: 'decision', declared, logic: heldPiece(part, declared, node.element.name) };
    }
    case 'knowledge': {
      // It may call itself.
      const names = { ...namesOf(shared.graph.needsOf(node), shared), [variable.name]: anyType };
      const definition = functionOf(node.element.logic ?? empty, names, { workshop, compile: compileBoxed }, resultOf(declared));
      return { is: 'knowledge', definition };
    }
    case 'service':
      return compileService(node, resultOf(declared), shared);
  }
}

/** A service is a function of its inputs, then of the decisions it expects from outside. */
function compileService(node: GraphNode, result: DeclaredType, shared: ModelWorkshop): CompiledNode {
  const { membersOf } = shared.graph;
  const parameters = [...membersOf(node, 'inputData'), ...membersOf(node, 'inputDecisions')].map((member) => ({
    name: member.node.element.variable.name,
    type: typeOf(member.node.key, shared),
    member,
  }));
  const outputs = membersOf(node, 'outputs').map(({ node: { key, element } }): [string, FeelType] => [
    element.variable.name,
    typeOf(key, shared),
  ]);
  const [only] = outputs;
  const inferred: FeelType =
    outputs.length === 1 && only !== undefined ? only[1] : { kind: 'context', fields: Object.fromEntries(outputs) };
  const type: FeelType = { kind: 'function', parameters, result: result.type.kind === 'any' ? inferred : result.type };
  return { is: 'service', parameters, result, type };
}

function workshopFor({ model, element }: GraphNode, { dialect, types, report }: ModelWorkshop): Workshop {
  return {
    element: element.name,
    options: { dialect, types: types.namesIn(model) },
    language: model.language,
    declared: (typeRef) => types.declared(typeRef, { model, element: element.name }),
    report: (problem) => report({ ...problem, element: element.name }),
  };
}

/** The variables an element sees; what is imported lies within a context of the import's name. */
function namesOf(requirements: readonly Requirement[], shared: ModelWorkshop): Names {
  return requirements.reduce<Names>((names, { path, node }) => withName(names, path, typeOf(node.key, shared)), {});
}

function withName(names: Names, [first, ...rest]: readonly string[], type: FeelType): Names {
  if (first === undefined) return names;
  if (rest.length === 0) return { ...names, [first]: type };
  const inner = Object.hasOwn(names, first) ? names[first] : undefined;
  return { ...names, [first]: { kind: 'context', fields: withName(inner?.kind === 'context' ? inner.fields : {}, rest, type) } };
}

function typeOf(key: string, { done }: ModelWorkshop): FeelType {
  const node = done.get(key);
  return node === undefined ? anyType : typeOfNode(node);
}

const empty: BoxedFunction = { is: 'function', language: 'FEEL', parameters: [] };
