import type { FlowGraph } from '@mortise/shared/flow';
import { type Role, serviceScope, TenantId } from '@mortise/shared/tenant';
import { systemIds } from '../adapters/system/ids.ts';
import { appRouter } from '../api/app-router.ts';
import { fileAddresses } from '../api/file-addresses.ts';
import { openIdempotency } from '../api/idempotency.ts';
import { scopeOf } from '../api/request-scope.ts';
import { openServer, type Server } from '../api/server.ts';
import askNode from '../capabilities/conversations/nodes/ask.node.ts';
import offerNode from '../capabilities/conversations/nodes/offer.node.ts';
import sayNode from '../capabilities/conversations/nodes/say.node.ts';
import handOverNode from '../capabilities/desk/nodes/hand-over.node.ts';
import endNode from '../capabilities/flows/nodes/end.node.ts';
import pauseNode from '../capabilities/flows/nodes/pause.node.ts';
import respondNode from '../capabilities/flows/nodes/respond.node.ts';
import setNode from '../capabilities/flows/nodes/set.node.ts';
import { live, type Watch } from '../channels/live/index.ts';
import { publishedFlows } from '../channels/published-flow.ts';
import { registerSockets } from '../channels/sockets.ts';
import { webChat } from '../channels/web-chat/web-chat.ts';
import { webhook } from '../channels/webhook/webhook.ts';
import { openDesks } from '../desks.ts';
import { type Node, nodeCollection, type Projector, type Runner } from '../engine/index.ts';
import type { Store } from '../open-store.ts';
import { openWorkbench } from '../open-workbench.ts';
import type { TakenImage } from '../ports/image-intake.ts';
import type { TestClock } from './clock.ts';
import { closureOf } from './draw.ts';
import { openTestStore, type TestStore } from './open-test-store.ts';
import { quickPasswords } from './quick-passwords.ts';
import { unopenedPorts } from './unopened-ports.ts';

/** A store, and the clock that everything on it goes by. */
type ServedStore = Store & { readonly clock: TestClock };

export type TestServer<S = TestStore> = {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly stores: S;
  readonly runner: Runner;
  readonly projector: Projector;
  readonly watch: Watch;
  /** An API token of the tenant. */
  tokenFor(tenant: string, ...roles: readonly Exclude<Role, 'customer' | 'service'>[]): Promise<string>;
  close(): Promise<void>;
};

const nodes = [sayNode, askNode, offerNode, handOverNode, setNode, respondNode, endNode, pauseNode];

/** The picture every upload becomes: reading pictures is somebody else's test. */
const taken: TakenImage = {
  bytes: new Uint8Array([255, 216, 255]),
  width: 1,
  height: 1,
  quality: { sharpness: 1, brightness: 1, verdict: 'good', reasons: [] },
};

/** The secret partners sign with in tests. */
export const partnerSecret = 'a secret agreed with the partner';

/**
 * The whole server on loopback: real stores, runner, projections, procedures and channels, for the tenants `anhe` and `beikang`, with these
 * flows published in `anhe`; the first one is its front door. Nodes beyond the usual ones are given.
 */
export async function openTestServer(graphs: readonly FlowGraph[], more: readonly Node[] = []): Promise<TestServer> {
  return openTestServerOn(await openTestStore(), graphs, more);
}

/** The same on stores that were opened before; closing it closes them. */
export async function openTestServerOn<S extends ServedStore>(
  stores: S,
  graphs: readonly FlowGraph[],
  more: readonly Node[] = [],
): Promise<TestServer<S>> {
  const { clock, executions } = stores;
  const ids = systemIds(clock);
  const collection = nodeCollection([...nodes, ...more]);
  const desks = openDesks(stores, { nodes: collection.specs, demo: false, passwords: quickPasswords() });
  await publishAll(desks, graphs);
  const addresses = fileAddresses({ key: 'test', clock, origin: () => 'http://127.0.0.1' });
  const workbench = await openWorkbench({
    store: stores,
    ports: { ...unopenedPorts, ...stores, ids },
    nodes: collection,
    desks,
    addresses,
    build: 'test',
    onFault: (projection, code) => console.error(projection, code),
  });
  const { runner, projector, watch, conversations: tokens } = workbench;
  await runner.recover();

  const published = publishedFlows(desks.flows);
  const parts = { ...stores, ids, runner, projector, tokens, published };
  const frontDoor = async (id: TenantId) => (await desks.tenants.own(serviceScope(id)))?.frontDoor;
  const server: Server = await openServer({
    host: '127.0.0.1',
    port: 0,
    https: false,
    trustedProxies: [],
    origins: [],
    allowance: { perAddress: 10_000, perAccount: 10_000 },
    log: { level: 'silent', mask: (text) => text },
    builder: '/nowhere',
    sessions: desks.sessions,
    router: appRouter({ ...desks, ...workbench }),
    files: stores.files,
    addresses,
    ids,
    idempotentWrites: { idempotency: openIdempotency(stores), clock },
    channels: [
      registerSockets,
      (app) => webChat(app, { ...parts, frontDoor, page: new URL('chat.html', import.meta.url), images: { take: async () => taken } }),
      (app) => webhook(app, { ...parts, executions, scopeOf, signingSecret: async () => partnerSecret, build: 'test' }),
      (app) => live(app, { clock, watch, staffScope: async (request) => scopeOf(request) }),
    ],
    missing: async () => [],
  });

  return {
    address: server.address,
    stores,
    runner,
    projector,
    watch,
    async tokenFor(tenant, ...roles) {
      const scope = serviceScope(TenantId.parse(tenant));
      return (await desks.tokens.create(scope, { name: roles.join('-'), roles, expiresInDays: 1 })).token;
    },
    async close() {
      await server.close();
      await workbench.close();
      await stores.close();
    },
  };
}

async function publishAll({ tenants, flows }: ReturnType<typeof openDesks>, graphs: readonly FlowGraph[]): Promise<void> {
  for (const id of ['anhe', 'beikang']) {
    const tenant = { name: { zh: id, en: id }, zone: 'Asia/Shanghai', frontDoor: graphs[0]?.id ?? 'front-desk' };
    await tenants.save(TenantId.parse(id), tenant);
  }
  for (const graph of graphs) await flows.releases.add(serviceScope(TenantId.parse('anhe')), closureOf(graph), 'test');
}
