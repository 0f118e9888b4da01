import type { DecisionModel, DecisionService, ElementRef, InputData, KnowledgeModel, ModelDecision } from '../decision-model.ts';
import type { ModelProblem } from '../model-problem.ts';

/** An element of the graph, and the model it stands in. `key` tells it from all others. */
export type GraphNode = { readonly key: string; readonly model: DecisionModel } & (
  | { readonly is: 'input'; readonly element: InputData }
  | { readonly is: 'decision'; readonly element: ModelDecision }
  | { readonly is: 'knowledge'; readonly element: KnowledgeModel }
  | { readonly is: 'service'; readonly element: DecisionService }
);

/** Something an element needs, under the names it goes by there: `['rate']`, or `['tariff', 'rate']` where it is imported as `tariff`. */
export type Requirement = { readonly path: readonly string[]; readonly node: GraphNode };

/** What needs what, of models that use each other. `order` has everything after what it needs. */
export type RequirementGraph = {
  readonly main: DecisionModel;
  readonly order: readonly GraphNode[];
  needsOf(node: GraphNode): readonly Requirement[];
  /** The elements a service names, in their order there. */
  membersOf(node: GraphNode, of: 'outputs' | 'encapsulated' | 'inputDecisions' | 'inputData'): readonly Requirement[];
};

type Building = {
  readonly models: ReadonlyMap<string, DecisionModel>;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly report: (problem: ModelProblem) => void;
};

/** Reads the graph. Requirements that point nowhere and cycles (with the names in them) are problems; a graph with a cycle has no order. */
export function requirementGraph(
  main: DecisionModel,
  models: ReadonlyMap<string, DecisionModel>,
  report: (problem: ModelProblem) => void,
): RequirementGraph | undefined {
  const nodes = new Map([...models.values()].flatMap(nodesOf).map((node) => [node.key, node]));
  const building: Building = { models, nodes, report };
  const needs = new Map([...nodes.values()].map((node) => [node.key, requirementsOf(node, building)]));
  const needsOf = (node: GraphNode) => needs.get(node.key) ?? [];
  const membersOf: RequirementGraph['membersOf'] = (node, of) =>
    node.is === 'service' ? node.element[of].flatMap((ref) => requirementFor(ref, node, building)) : [];
  const order = ordered([...nodes.values()], (node) =>
    [...needsOf(node), ...membersOf(node, 'outputs'), ...membersOf(node, 'encapsulated')].map((need) => need.node),
  );
  if (order.is === 'order') return { main, order: order.nodes, needsOf, membersOf };
  const names = order.nodes.map(({ element }) => element.name).join(' → ');
  report({
    code: 'decision.cycle',
    element: order.nodes[0]?.element.name ?? main.name,
    message: { zh: `这些决策互相依赖，无法计算：${names}。`, en: `These need each other and so can never be decided: ${names}.` },
  });
  return undefined;
}

function nodesOf(model: DecisionModel): GraphNode[] {
  const keyOf = ({ id }: { readonly id: string }) => `${model.namespace}#${id}`;
  return [
    ...model.inputs.map((element): GraphNode => ({ is: 'input', key: keyOf(element), model, element })),
    ...model.decisions.map((element): GraphNode => ({ is: 'decision', key: keyOf(element), model, element })),
    ...model.knowledge.map((element): GraphNode => ({ is: 'knowledge', key: keyOf(element), model, element })),
    ...model.services.map((element): GraphNode => ({ is: 'service', key: keyOf(element), model, element })),
  ];
}

function requirementsOf(node: GraphNode, building: Building): Requirement[] {
  if (node.is === 'input' || node.is === 'service') return [];
  const refs = node.is === 'knowledge' ? node.element.knowledge : Object.values(node.element.needs).flat();
  // A function that names itself as needed only says that it calls itself.
  return refs.flatMap((ref) => requirementFor(ref, node, building)).filter((need) => need.node.key !== node.key);
}

function requirementFor(ref: ElementRef, from: GraphNode, building: Building): Requirement[] {
  const node = resolved(ref, from, building);
  if (node === undefined) return [];
  const path = pathTo(node.model, from.model, building.models);
  if (path === undefined) building.report(unknownImport(from.element.name, node.element.name));
  return [{ path: [...(path ?? []), node.element.variable.name], node }];
}

function resolved({ namespace, id }: ElementRef, { model, element }: GraphNode, { nodes, report }: Building): GraphNode | undefined {
  // Some tools point at the file instead of its namespace.
  const imported = namespace === undefined ? undefined : model.imports.find(({ location }) => location === namespace);
  const home = imported?.namespace ?? namespace ?? model.namespace;
  const found = nodes.get(`${home}#${id}`) ?? nodes.get(`${home}#${decoded(id)}`);
  if (found === undefined)
    report({
      code: 'decision.unknown-element',
      element: element.name,
      message: { zh: `“${element.name}”引用了不存在的“${id}”。`, en: `“${element.name}” points at “${id}”, which is not there.` },
    });
  return found;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The import names that lead from one model to another; those without a name leave none. */
function pathTo(wanted: DecisionModel, from: DecisionModel, models: ReadonlyMap<string, DecisionModel>): readonly string[] | undefined {
  const paths = new Map<DecisionModel, readonly string[]>([[from, []]]);
  for (const [model, path] of paths) {
    if (model === wanted) return path;
    for (const { name, namespace } of model.imports) {
      const next = models.get(namespace);
      if (next !== undefined && !paths.has(next)) paths.set(next, name === '' ? path : [...path, name]);
    }
  }
  return undefined;
}

function unknownImport(element: string, needed: string): ModelProblem {
  return {
    code: 'decision.unknown-import',
    element,
    message: {
      zh: `“${element}”需要的“${needed}”所在的文件没有导入。`,
      en: `“${element}” needs “${needed}” of a file that is not imported.`,
    },
  };
}

type Ordering = { readonly is: 'order' | 'cycle'; readonly nodes: readonly GraphNode[] };

/** Everything after what it needs; or the first cycle there is. Walks without recursion: a file may chain thousands. */
function ordered(nodes: readonly GraphNode[], needsOf: (node: GraphNode) => readonly GraphNode[]): Ordering {
  const done = new Set<string>();
  const order: GraphNode[] = [];
  for (const start of nodes) {
    const path: { readonly node: GraphNode; readonly needs: GraphNode[] }[] = done.has(start.key) ? [] : [{ node: start, needs: [...needsOf(start)] }]; // biome-ignore format: one start
    const onPath = new Set(path.map(({ node }) => node.key));
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.needs.pop();
      if (next === undefined) {
        path.pop();
        onPath.delete(step.node.key);
        done.add(step.node.key);
        order.push(step.node);
      } else if (onPath.has(next.key)) {
        const from = path.findIndex(({ node }) => node.key === next.key);
        return { is: 'cycle', nodes: [...path.slice(from).map(({ node }) => node), next] };
      } else if (!done.has(next.key)) {
        path.push({ node: next, needs: [...needsOf(next)] });
        onPath.add(next.key);
      }
    }
  }
  return { is: 'order', nodes: order };
}
