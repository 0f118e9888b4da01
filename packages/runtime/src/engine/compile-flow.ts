import { type CompiledTable, compileTable, DecisionTable } from '@mortise/shared/decision';
import { compileExpression, compileTemplate, type Expression, type FeelType, type Template } from '@mortise/shared/expression';
import { defineFault, type FaultData, faultDataFrom } from '@mortise/shared/fault';
import { type FlowClosure, type FlowGraph, type FlowNode, feelTypeOf, type VariableDecl } from '@mortise/shared/flow';
import type { Node, PreparedNode } from './define-node.ts';

const unknownNode = defineFault<{ node: string; kind: string }>(
  'flow.unknown-node',
  'author',
  ({ node, kind }) => `step ${node} is of the unknown kind ${kind}`,
);
const brokenExpression = defineFault<{ source: string; detail: string }>(
  'flow.broken-expression',
  'author',
  ({ source, detail }) => `${source}: ${detail}`,
);
const brokenTable = defineFault<{ table: string; detail: string }>(
  'flow.broken-table',
  'author',
  ({ table, detail }) => `decision table ${table}: ${detail}`,
);

/** Every node kind the runtime can run: built in and from installed parts. */
export type Nodes = { find(kind: string): Node | undefined };

export type CompiledNode = { readonly placed: FlowNode; readonly node: Node; readonly prepared: PreparedNode };

/** A drawing made ready: settings parsed, ways looked up by node and exit, expressions compiled once on first use. */
export type CompiledGraph = {
  readonly graph: FlowGraph;
  readonly variables: ReadonlyMap<string, VariableDecl>;
  node(id: string): CompiledNode | undefined;
  next(node: string, exit: string): string | undefined;
  expression(source: string): Expression;
  template(source: string): Template;
  table(id: string): CompiledTable;
};

/** A published version ready to run, with all its sub-flows. */
export type CompiledFlow = { readonly version: string; readonly closure: FlowClosure; graph(flow: string): CompiledGraph };

/** Either a flow that can run, or everything its author has to mend: never the first fault alone. */
export type Compilation =
  | { readonly ok: true; readonly flow: CompiledFlow }
  | { readonly ok: false; readonly faults: readonly FaultData[] };

/** Makes a closed version ready to run. */
export function compileFlow(version: string, closure: FlowClosure, nodes: Nodes): Compilation {
  const faults: FaultData[] = [];
  const graphs = new Map(Object.entries(closure.flows).map(([id, graph]) => [id, compileGraph(graph, closure, nodes, faults)]));
  if (faults.length > 0) return { ok: false, faults };
  const graph = (flow: string) => {
    const found = graphs.get(flow);
    if (!found) throw unknownNode({ node: flow, kind: 'flow' });
    return found;
  };
  return { ok: true, flow: { version, closure, graph } };
}

function compileGraph(graph: FlowGraph, closure: FlowClosure, nodes: Nodes, faults: FaultData[]): CompiledGraph {
  const compiled = new Map<string, CompiledNode>();
  for (const placed of graph.nodes) {
    const node = nodes.find(placed.kind);
    if (!node) {
      faults.push(faultDataFrom(unknownNode({ node: placed.id, kind: placed.kind })));
      continue;
    }
    try {
      compiled.set(placed.id, { placed, node, prepared: node.prepare(placed.id, placed.settings, placed.version) });
    } catch (error) {
      faults.push(faultDataFrom(error));
    }
  }
  const ways = new Map(graph.edges.map(({ from, exit, to }) => [`${from} ${exit}`, to]));
  const variables = new Map(graph.variables.map((decl) => [decl.name, decl]));
  const names: Record<string, FeelType> = Object.fromEntries(graph.variables.map((decl) => [decl.name, feelTypeOf(decl.type)]));
  return {
    graph,
    variables,
    node: (id) => compiled.get(id),
    next: (node, exit) => ways.get(`${node} ${exit}`),
    expression: once((source) => expect(source, compileExpression(source, names), (found) => found.expression)),
    template: once((source) => expect(source, compileTemplate(source, names), (found) => found.template)),
    table: once((id) => compiledTable(id, closure, names)),
  };
}

function compiledTable(id: string, closure: FlowClosure, names: Record<string, FeelType>): CompiledTable {
  const parsed = DecisionTable.safeParse(closure.tables[id]);
  if (!parsed.success) throw brokenTable({ table: id, detail: 'it is missing or is not a table' });
  const compiled = compileTable(parsed.data, names);
  if (!compiled.ok) throw brokenTable({ table: id, detail: compiled.problems.map(({ message }) => message.en).join('; ') });
  return compiled.table;
}

type Compiled<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly faults: readonly { readonly message: { readonly en: string } }[] };

function expect<T, V>(source: string, compiled: Compiled<T>, of: (found: T) => V): V {
  if (!compiled.ok) throw brokenExpression({ source, detail: compiled.faults.map(({ message }) => message.en).join('; ') });
  return of(compiled);
}

/** Remembers a pure function's answers; the keys are the texts of one drawing, so there are few. */
function once<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
