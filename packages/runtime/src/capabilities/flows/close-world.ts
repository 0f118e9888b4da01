import { withoutCases } from '@mortise/shared/decision';
import { FlowClosure, type FlowGraph, type NodeSpec, type Problem } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import { type References, referencesOf } from './references.ts';

/** What drafts may refer to, looked up by id while a world is being closed and never after. */
export type World = {
  readonly nodes: readonly NodeSpec[];
  readonly zone: string;
  flow(id: string): Promise<FlowGraph | undefined>;
  resource(kind: 'tables' | 'intents' | 'knowledge', id: string): Promise<Json | undefined>;
  /** The version of a process that would be started now: the one in force, or the draft's in a trial. */
  process(id: string): Promise<string | undefined>;
  /** The hash of the code behind a node kind that is a tenant's part; `undefined` for built-in nodes. */
  part(kind: string): Promise<string | undefined>;
};

/** What could be gathered, and the processes that are not published yet. What is missing altogether is for the judge of each drawing. */
export type Gathered = { readonly closure: FlowClosure; readonly problems: readonly Problem[] };

/** Gathers everything a flow needs, over all the flows it runs as part of itself (D8). */
export async function closeWorld(root: FlowGraph, world: World): Promise<Gathered> {
  const catalogue = new Map(world.nodes.map((spec) => [spec.kind, spec]));
  const flows: Record<string, FlowGraph> = {};
  const pinned = new Map<string, string | undefined>();
  const problems: Problem[] = [];
  const needs: References[] = [];

  async function gather(drawn: FlowGraph): Promise<void> {
    // Where a drawing came from changes nothing of what it does: it is no part of the version.
    const { origin: _, ...graph } = drawn;
    flows[graph.id] = graph;
    const references = referencesOf(graph, catalogue);
    needs.push(references);
    for (const { flow, node, setting } of references.processes) {
      if (!pinned.has(flow)) pinned.set(flow, await world.process(flow));
      if (pinned.get(flow) === undefined) problems.push(notPublished({ flow: graph.id, node, setting, process: flow }));
    }
    for (const id of references.flows) {
      const called = Object.hasOwn(flows, id) ? undefined : await world.flow(id);
      if (called) await gather(called);
    }
  }
  await gather(root);

  const idsOf = (pick: (references: References) => readonly string[]) => [...new Set(needs.flatMap(pick))].sort();
  const closure = FlowClosure.parse({
    format: 1,
    root: root.id,
    flows,
    tables: await found(
      idsOf(({ tables }) => tables),
      async (id) => {
        const table = await world.resource('tables', id);
        return table === undefined ? undefined : withoutCases(table);
      },
    ),
    intents: await found(
      idsOf(({ intents }) => intents),
      (id) => world.resource('intents', id),
    ),
    knowledge: await found(
      idsOf(({ knowledge }) => knowledge),
      (id) => world.resource('knowledge', id),
    ),
    processes: await found([...pinned.keys()], async (id) => pinned.get(id)),
    parts: await found(
      idsOf(({ kinds }) => kinds),
      (kind) => world.part(kind),
    ),
    zone: world.zone,
  });
  return { closure, problems };
}

/** The values that are there, by id. */
async function found<T>(ids: readonly string[], find: (id: string) => Promise<T | undefined>): Promise<Record<string, T>> {
  const values: Record<string, T> = {};
  for (const id of ids) {
    const value = await find(id);
    if (value !== undefined) values[id] = value;
  }
  return values;
}

function notPublished(at: { readonly flow: string; readonly node: string; readonly setting: string; readonly process: string }): Problem {
  return {
    code: 'flow.process-not-published',
    severity: 'error',
    flow: at.flow,
    node: at.node,
    setting: at.setting,
    message: { zh: `流程「${at.process}」还没有发布，请先发布它`, en: `process ${at.process} is not published yet: publish it first` },
  };
}
