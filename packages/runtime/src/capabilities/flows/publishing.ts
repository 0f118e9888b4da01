import { type FlowGraph, type Problem, type Resources as Referable, validateFlow } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import type { Catalogue } from './catalogue.router.ts';
import { closeWorld, type World } from './close-world.ts';
import { draftChanged, flowNotFound, notPublishable } from './faults.ts';
import type { Closed, Draft, Drafts, Publishing, Releases, ResourceKind, Resources, Versions } from './flows.ts';
import { problemsOfTables } from './table-problems.ts';

export type PublishingDependencies = {
  readonly drafts: Drafts;
  readonly releases: Releases;
  readonly versions: Versions;
  readonly resources: Resources;
  readonly catalogue: Catalogue;
  zoneOf(scope: Scope): Promise<string>;
  /** The hash of a part's code, for node kinds that are parts. */
  partHash(scope: Scope, kind: string): Promise<string | undefined>;
};

const pageSize = 200;

/** Publication: judges every drawing of the closure, lists all problems at once, and writes the closed world down. */
export function openPublishing(dependencies: PublishingDependencies): Publishing {
  const { drafts, releases, versions, resources, catalogue } = dependencies;

  async function draftOf(scope: Scope, id: string): Promise<Draft> {
    const draft = await drafts.load(scope, id);
    if (!draft) throw flowNotFound({ flow: id });
    return draft;
  }

  async function close(scope: Scope, graph: FlowGraph, processOf: World['process']): Promise<Closed> {
    const nodes = await catalogue.nodes(scope);
    const { closure, problems } = await closeWorld(graph, {
      nodes,
      zone: await dependencies.zoneOf(scope),
      flow: async (id) => (await drafts.load(scope, id))?.graph,
      resource: async (kind, id) => (await resources.load(scope, kind, id))?.body,
      process: processOf,
      part: (kind) => dependencies.partHash(scope, kind),
    });
    const referable = await referableIn(scope);
    const drawn = Object.values(closure.flows);
    const found = drawn.flatMap((one) => [...validateFlow(one, nodes, referable), ...problemsOfTables(one, nodes, closure.tables)]);
    return { closure, problems: [...found, ...problems] };
  }

  async function referableIn(scope: Scope): Promise<Referable> {
    const flows: Record<string, FlowGraph['type']> = {};
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await drafts.list(scope, {}, { limit: pageSize, cursor });
      for (const { graph } of page.items) flows[graph.id] = graph.type;
      cursor = page.next;
    }
    const idsOf = async (kind: ResourceKind) => (await resources.list(scope, kind)).map(({ id }) => id);
    return { flows, tables: await idsOf('tables'), intents: await idsOf('intents'), knowledge: await idsOf('knowledge') };
  }

  const inForce = (scope: Scope) => async (id: string) => (await releases.live(scope, id))?.hash;

  /** A process under trial stands in for the published one, and so do the processes that it starts; `path` ends a circle. */
  const onTrial =
    (scope: Scope, path: readonly string[]) =>
    async (id: string): Promise<string | undefined> => {
      const draft = path.includes(id) ? undefined : await drafts.load(scope, id);
      if (!draft) return inForce(scope)(id);
      const { closure, problems } = await close(scope, draft.graph, onTrial(scope, [...path, id]));
      return hasErrors(problems) ? inForce(scope)(id) : versions.keep(scope, closure);
    };

  return {
    problems: async (scope, flow) => (await close(scope, (await draftOf(scope, flow)).graph, inForce(scope))).problems,
    async publish(scope, { flow, message, ifVersion }) {
      const draft = await draftOf(scope, flow);
      if (draft.draftVersion !== ifVersion) throw draftChanged({ flow });
      const { closure, problems } = await close(scope, draft.graph, inForce(scope));
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) throw notPublishable({ flow, errors }, problems);
      return releases.add(scope, closure, message);
    },
    async prepareTrial(scope, flow, instead) {
      const graph = instead ?? (await draftOf(scope, flow)).graph;
      const { closure, problems } = await close(scope, graph, onTrial(scope, [flow]));
      return hasErrors(problems) ? { problems } : { version: await versions.keep(scope, closure), problems };
    },
  };
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
