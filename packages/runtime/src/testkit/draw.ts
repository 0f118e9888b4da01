import type { FlowClosure, FlowGraph, VariableDecl } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';

type Drawn = readonly [id: string, kind: string, settings: Json, ways: Readonly<Record<string, string>>];

/** Draws a flow from rows of id, kind, settings and ways out; the first row is the start. */
export function draw(
  id: string,
  rows: readonly Drawn[],
  about: { readonly type?: FlowGraph['type']; readonly variables?: readonly VariableDecl[] } = {},
): FlowGraph {
  return {
    format: 1,
    id,
    name: { zh: id, en: id },
    type: about.type ?? 'process',
    start: rows[0]?.[0] ?? '',
    variables: [...(about.variables ?? [])],
    nodes: rows.map(([node, kind, settings], index) => ({ id: node, kind, version: 1, settings, at: { x: index * 200, y: 0 } })),
    edges: rows.flatMap(([from, , , ways]) => Object.entries(ways).map(([exit, to]) => ({ id: `${from}:${exit}`, from, exit, to }))),
    notes: [],
  };
}

/** Closes drawn flows as publication would; the first is the root. */
export function closureOf(root: FlowGraph, others: readonly FlowGraph[] = [], more: Partial<FlowClosure> = {}): FlowClosure {
  return {
    format: 1,
    root: root.id,
    flows: Object.fromEntries([root, ...others].map((graph) => [graph.id, graph])),
    tables: {},
    intents: {},
    knowledge: {},
    processes: {},
    parts: {},
    zone: 'Asia/Shanghai',
    ...more,
  };
}

/** A variable of the type, internal unless told. */
export function variable(name: string, type: VariableDecl['type'], more: Partial<VariableDecl> = {}): VariableDecl {
  return { name, type, class: 'internal', ...more };
}
