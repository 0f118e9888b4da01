import { type FlowGraph, hintedSettings, type NodeSpec } from '@mortise/shared/flow';

/** What a drawing names by id. A process it starts is a version of its own; any other flow it names is run as part of it. */
export type References = {
  readonly flows: readonly string[];
  readonly processes: readonly { readonly flow: string; readonly node: string; readonly setting: string }[];
  readonly tables: readonly string[];
  readonly intents: readonly string[];
  readonly knowledge: readonly string[];
  /** The node kinds it places. */
  readonly kinds: readonly string[];
};

/** Reads a drawing's references out of the settings whose hint says what they name. */
export function referencesOf(graph: FlowGraph, catalogue: ReadonlyMap<string, NodeSpec>): References {
  const named = graph.nodes.flatMap((node) => {
    const spec = catalogue.get(node.kind);
    const settings = spec ? hintedSettings(spec, node.settings) : [];
    return settings.flatMap(({ hint, schema, value, path }) =>
      typeof value === 'string' && value !== '' ? [{ hint, value, node: node.id, path, starts: schema.use === 'start' }] : [],
    );
  });
  const of = (hint: string) => [...new Set(named.filter((one) => one.hint === hint).map(({ value }) => value))];
  const flows = named.filter(({ hint }) => hint === 'flow');
  return {
    flows: [...new Set(flows.filter(({ starts }) => !starts).map(({ value }) => value))],
    processes: flows.filter(({ starts }) => starts).map(({ value, node, path }) => ({ flow: value, node, setting: path })),
    tables: of('decision-table'),
    intents: of('intents'),
    knowledge: of('knowledge'),
    kinds: [...new Set(graph.nodes.map(({ kind }) => kind))],
  };
}
