import { FlowGraph } from '@mortise/shared/flow';
import { plainJson } from '@mortise/shared/json';

type Drawn = {
  readonly type?: 'dialog' | 'process';
  readonly variables?: FlowGraph['variables'];
  /** Steps by id: `[kind, settings, exits]`, exits leading to other steps. The first is the start. */
  readonly steps: Readonly<Record<string, readonly [kind: string, settings: object, exits?: Readonly<Record<string, string>>]>>;
};

/** A drawing in a few lines, for tests and measurements. */
export function draw(id: string, { type = 'process', variables = [], steps }: Drawn): FlowGraph {
  const drawn = Object.entries(steps);
  return FlowGraph.parse({
    format: 1,
    id,
    name: { zh: id, en: id },
    type,
    start: drawn[0]?.[0],
    variables,
    nodes: drawn.map(([node, [kind, settings]], index) => ({
      id: node,
      kind,
      version: 1,
      settings: plainJson(settings),
      at: { x: index * 200, y: 0 },
    })),
    edges: drawn.flatMap(([from, [, , exits = {}]]) =>
      Object.entries(exits).map(([exit, to]) => ({ id: `${from}.${exit}`, from, exit, to })),
    ),
    notes: [],
  });
}
