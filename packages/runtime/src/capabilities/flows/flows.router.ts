import { FlowGraph, FlowId, FlowOrigin } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { pageInput, requires, router, signedIn } from '../../procedures/index.ts';
import { emptyGraph } from './empty-graph.ts';
import { flowExists, flowNotFound, versionNotFound } from './faults.ts';
import type { Drafts, FlowRow, Live, Publishing, Release, Releases, Versions } from './flows.ts';

export type FlowsDesk = {
  readonly drafts: Drafts;
  readonly releases: Releases;
  readonly versions: Versions;
  readonly publishing: Publishing;
  /** How many executions of a flow (of one version, if named) have not ended. */
  countOpen(scope: Scope, of: { readonly flow: string; readonly version?: string }): Promise<number>;
  /** Makes a published dialog the one that new conversations start. */
  setFrontDoor(scope: Scope, flow: string): Promise<void>;
};

const Id = z.strictObject({ id: FlowId });
const IfVersion = z.int().min(1);
const VersionNumber = z.int().min(1);

/** Drafts, problems, publication and versions of flows. */
export function flowsRouter({ drafts, releases, versions, publishing, countOpen, setFrontDoor }: FlowsDesk) {
  async function draftOf(scope: Scope, id: string) {
    const draft = await drafts.load(scope, id);
    if (!draft) throw flowNotFound({ flow: id });
    return draft;
  }

  async function versionOf(scope: Scope, id: string, number: number) {
    const release = await releases.find(scope, id, number);
    const graph = release && (await versions.load(scope, release.hash))?.flows[id];
    if (!release || !graph) throw versionNotFound({ flow: id, number });
    return { ...shown(release), graph };
  }

  /** A drawing that does not say where it came from came from where its draft did: versions and open pages do not carry that along. */
  async function withOrigin(scope: Scope, graph: FlowGraph): Promise<FlowGraph> {
    const origin = graph.origin ?? (await drafts.load(scope, graph.id))?.graph.origin;
    return origin ? { ...graph, origin } : graph;
  }

  return router({
    list: signedIn
      .input(z.strictObject({ search: z.string().max(100).optional(), type: z.enum(['dialog', 'process']).optional(), ...pageInput }))
      .query(async ({ ctx: { scope }, input: { search, type, ...page } }) => {
        const found = await drafts.list(scope, { ...(search ? { search } : {}), ...(type ? { type } : {}) }, page);
        const items = await Promise.all(
          found.items.map(async ({ graph, ...draft }): Promise<FlowRow> => {
            const live = await releases.live(scope, graph.id);
            const waiting = await countOpen(scope, { flow: graph.id });
            return { id: graph.id, name: graph.name, type: graph.type, ...draft, ...(live ? { live: liveOf(live) } : {}), waiting };
          }),
        );
        return { items, next: found.next };
      }),
    open: signedIn.input(Id).query(async ({ ctx: { scope }, input: { id } }) => {
      const draft = await draftOf(scope, id);
      const live = await releases.live(scope, id);
      return { ...draft, ...(live ? { publishedNumber: live.number } : {}) };
    }),
    create: requires('builder', 'admin')
      .input(z.strictObject({ id: FlowId, name: Text, type: z.enum(['dialog', 'process']) }))
      .mutation(async ({ ctx: { scope }, input }) => {
        const graph = emptyGraph(input);
        return { graph, ...(await drafts.save(scope, graph, 0)) };
      }),
    /** Takes the drawings of a file in as new drafts: all, or none where one of their ids is in use. */
    import: requires('builder', 'admin')
      .input(z.strictObject({ document: FlowOrigin.shape.document, graphs: z.array(FlowGraph).min(1).max(200) }))
      .mutation(async ({ ctx: { scope }, input: { document, graphs } }) => {
        for (const { id } of graphs) if (await drafts.load(scope, id)) throw flowExists({ flow: id });
        for (const graph of graphs) await drafts.save(scope, withDocument(graph, document), 0);
        return { ids: graphs.map(({ id }) => id) };
      }),
    save: requires('builder', 'admin')
      .input(z.strictObject({ id: FlowId, graph: FlowGraph, ifVersion: IfVersion }))
      .mutation(async ({ ctx: { scope }, input: { id, graph, ifVersion } }) => {
        const saved = await drafts.save(scope, await withOrigin(scope, { ...graph, id }), ifVersion);
        return { ...saved, problems: await publishing.problems(scope, id) };
      }),
    problems: signedIn.input(Id).query(({ ctx: { scope }, input: { id } }) => publishing.problems(scope, id)),
    publish: requires('builder', 'approver', 'admin')
      .input(z.strictObject({ id: FlowId, message: z.string().trim().min(1).max(500), ifVersion: IfVersion }))
      .mutation(async ({ ctx: { scope }, input: { id, message, ifVersion } }) => {
        const { number, hash } = await publishing.publish(scope, { flow: id, message, ifVersion });
        return { number, hash };
      }),
    versions: signedIn.input(z.strictObject({ id: FlowId, ...pageInput })).query(async ({ ctx: { scope }, input: { id, ...page } }) => {
      const found = await releases.list(scope, id, page);
      const items = await Promise.all(
        found.items.map(async (release) => ({
          ...shown(release),
          open: await countOpen(scope, { flow: id, version: release.hash }),
        })),
      );
      return { items, next: found.next };
    }),
    version: signedIn
      .input(z.strictObject({ id: FlowId, number: VersionNumber }))
      .query(({ ctx: { scope }, input: { id, number } }) => versionOf(scope, id, number)),
    restore: requires('builder', 'admin')
      .input(z.strictObject({ id: FlowId, number: VersionNumber, ifVersion: IfVersion }))
      .mutation(async ({ ctx: { scope }, input: { id, number, ifVersion } }) => {
        const { graph } = await versionOf(scope, id, number);
        return drafts.save(scope, await withOrigin(scope, graph), ifVersion);
      }),
    setFrontDoor: requires('builder', 'admin')
      .input(Id)
      .mutation(async ({ ctx: { scope }, input: { id } }) => {
        const live = await releases.live(scope, id);
        const graph = live && (await versions.load(scope, live.hash))?.flows[id];
        if (graph?.type !== 'dialog') throw flowNotFound({ flow: id });
        await setFrontDoor(scope, id);
        return { id };
      }),
  });
}

/** The file that several drawings came from is sent once beside them. */
function withDocument(graph: FlowGraph, document: string): FlowGraph {
  return graph.origin ? { ...graph, origin: { ...graph.origin, document } } : graph;
}

const shown = ({ number, hash, message, author, publishedAt }: Release) => ({ number, hash, message, author, publishedAt });
const liveOf = ({ number, hash, publishedAt }: Release): Live => ({ number, hash, publishedAt });
