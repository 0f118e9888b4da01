import type { FlowGraph, Problem } from '@mortise/shared/flow';
import type { Fared, Tally } from '@mortise/shared/rehearsal';
import { executionNotFound } from '../capabilities/executions/index.ts';
import { openPastExecutions, rehearsePage, rehearsePast, type Verified } from '../capabilities/rehearsals/index.ts';
import { openPorts } from '../open-ports.ts';
import { version as build } from '../version.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { noTarget, openClient, type Target } from './product-desk.ts';
import { told } from './remote-desk.ts';

export type PastPage = {
  readonly flow: string;
  readonly environment?: 'live' | 'test' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** Past executions of a product, by its server or by its data folder: the same either way. */
export type ReplayDesk = {
  /** The ids of a page of executions, the newest first. */
  list(page: PastPage): Promise<{ readonly items: readonly string[]; readonly next?: string | undefined }>;
  verify(execution: string): Promise<Omit<Verified, 'ok'> & { readonly ok: boolean }>;
  /** A drawing, or without one the saved draft, as a version that can be named; none while it has errors. */
  prepare(flow: string, graph?: FlowGraph): Promise<{ readonly version?: string | undefined; readonly problems: readonly Problem[] }>;
  one(execution: string, version: string): Promise<Fared>;
  page(page: PastPage & { readonly version: string }): Promise<{ readonly tally: Tally; readonly next?: string | undefined }>;
  close(): Promise<void>;
};

/** Opens a product's past executions. Throws as `openProductDesk` does. */
export async function openReplayDesk({ url, token, data, tenant }: Target, signal: AbortSignal): Promise<ReplayDesk> {
  if (url !== undefined && token !== undefined) return remoteReplays({ url, token }, signal);
  if (data === undefined || tenant === undefined) throw noTarget({});
  return localReplays(await openDataFolder({ data, tenant }), signal);
}

function remoteReplays(server: { readonly url: string; readonly token: string }, signal: AbortSignal): ReplayDesk {
  const client = openClient(server);
  const plain = ({ flow, environment, limit, cursor }: PastPage) => {
    return { flow, limit, ...(environment ? { environment } : {}), ...(cursor === undefined ? {} : { cursor }) };
  };
  return {
    async list(page) {
      const { items, next } = await told(client.executions.list.query(plain(page), { signal }));
      return { items: items.map(({ id }) => id), next };
    },
    verify: (execution) => told(client.rehearsals.verify.query({ execution }, { signal })),
    prepare: (flow, graph) => told(client.rehearsals.prepare.mutate({ flow, ...(graph ? { graph } : {}) })),
    one: (execution, version) => told(client.rehearsals.one.query({ execution, version }, { signal })),
    page: ({ version, ...page }) => told(client.rehearsals.page.query({ version, ...plain(page) }, { signal })),
    close: async () => {},
  };
}

function localReplays(folder: DataFolder, signal: AbortSignal): ReplayDesk {
  const { config, store, clock, ids, nodes, parts, desks, scope } = folder;
  const { connections, outbox, flows } = desks;
  const ports = openPorts({ store, clock, ids, connections, outbox, parts, egress: config.egress });
  const { executions } = store;
  const past = openPastExecutions({ executions, versions: flows.versions, nodes, build });
  const sources = { executions, past, ports };
  const filterOf = ({ flow, environment }: PastPage) => ({ flow, ...(environment ? { environment } : {}) });
  return {
    async list({ limit, cursor, ...page }) {
      const { items, next } = await executions.list(scope, filterOf({ limit, ...page }), { limit, cursor });
      return { items: items.map(({ id }) => id), next };
    },
    verify: (execution) => past.verify(scope, execution),
    prepare: (flow, graph) => flows.publishing.prepareTrial(scope, flow, graph),
    async one(execution, version) {
      const loaded = await executions.load(scope, execution);
      if (!loaded) throw executionNotFound({ execution });
      return rehearsePast(sources, scope, { row: loaded.row, flow: await past.version(scope, version), signal });
    },
    page({ version, limit, cursor, ...page }) {
      return rehearsePage(sources, scope, { version, filter: filterOf({ limit, ...page }), page: { limit, cursor }, signal });
    },
    async close() {
      await ports.close();
      await store.close();
    },
  };
}
