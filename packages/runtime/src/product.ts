import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceScope, type TenantId } from '@mortise/shared/tenant';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import { appRouter } from './api/app-router.ts';
import { fileAddresses } from './api/file-addresses.ts';
import { openIdempotency } from './api/idempotency.ts';
import type { LogOptions } from './api/request-log.ts';
import { scopeOf } from './api/request-scope.ts';
import { openServer, type Server } from './api/server.ts';
import type { Passwords } from './capabilities/tenants/index.ts';
import { live } from './channels/live/index.ts';
import { publishedFlows } from './channels/published-flow.ts';
import { registerSockets } from './channels/sockets.ts';
import { webChat } from './channels/web-chat/web-chat.ts';
import { webhook } from './channels/webhook/webhook.ts';
import type { Config } from './config.ts';
import { type DemoCore, openDemoCore } from './demo/demo-core.ts';
import { openDesks } from './desks.ts';
import { openConfiguredStore } from './open-configured-store.ts';
import { openPorts, productNodes } from './open-ports.ts';
import { type OpenWorkbench, openWorkbench } from './open-workbench.ts';
import type { Clock } from './ports/clock.ts';
import type { ImageIntake } from './ports/image-intake.ts';
import { seedProduct } from './seed-product.ts';
import { version } from './version.ts';

export type ProductOptions = {
  /** Takes pictures in, instead of the product's own. */
  readonly images?: Pick<ImageIntake, 'take'>;
  readonly log: Pick<LogOptions, 'mask' | 'sink'>;
  /** Told what is being done while it opens. */
  progress?(what: string): void;
  readonly clock?: Clock;
  readonly durable?: boolean;
  /** The most the database may grow to, in pages of 8 KB. */
  readonly maxPages?: number;
  readonly passwords?: Passwords;
};

export type Product = Pick<Server, 'address' | 'filesAddress' | 'routes'> & {
  readonly router: ReturnType<typeof appRouter>;
  readonly desks: ReturnType<typeof openDesks>;
  readonly workbench: OpenWorkbench;
  /** The insurers' core systems of the demo. */
  readonly core: DemoCore | undefined;
  /** Resolves when what a stop left undone is carried out, and the demo is in place. */
  readonly ready: Promise<void>;
  /** Takes no more work, finishes what runs, and lets go of the data folder. */
  close(): Promise<void>;
};

const builder = fileURLToPath(new URL('../../builder/dist', import.meta.url));

/** Opens the whole product on a data folder, or on a database that other processes may have open too: stores, engine, capabilities, channels and both listeners. */
export async function openProduct(config: Config, options: ProductOptions): Promise<Product> {
  const { clock = systemClock(), durable = true, progress = () => {} } = options;
  const ids = systemIds(clock);
  progress(config.mongodb === undefined ? 'opening the data folder' : 'opening the database');
  const store = await openConfiguredStore(config, { clock, ids, durable, maxPages: options.maxPages });
  const { nodes, parts } = await productNodes();
  const desks = openDesks(
    { ...store, clock },
    { nodes: nodes.specs, demo: config.demo, ...(options.passwords ? { passwords: options.passwords } : {}) },
  );
  const { connections, outbox, sessions, tenants } = desks;
  const core = config.demo ? await openDemoCore({ folder: config.data, vault: store.vault }) : undefined;
  const egress = [...config.egress, ...(core?.origins ?? [])];
  const ports = openPorts({ store, clock, ids, connections, outbox, parts, egress });

  let filesOrigin = config.publicFiles ?? '';
  const key = await store.vault.sharedFingerprint('file-addresses', 'key');
  const addresses = fileAddresses({ key, clock, origin: () => filesOrigin });
  const missing = new Set(['recovery']);
  const workbench = await openWorkbench({
    store,
    ports,
    nodes,
    desks,
    addresses,
    build: version,
    onFault: (projection, code) =>
      console.error(JSON.stringify({ level: 'error', projection, code, msg: 'a view of the log fell behind' })),
  });
  const { runner, projector, watch, conversations } = workbench;

  progress('opening the listeners');
  const published = publishedFlows(desks.flows);
  const hooks = {
    ...{ runner, clock, ids, published, scopeOf, executions: store.executions, build: version },
    // What a partner signs with is a secret of the tenant's connection `webhooks`, under the flow's id.
    signingSecret: async (tenant: TenantId, flow: string) =>
      (await connections.connectionOf(serviceScope(tenant), 'live', 'webhooks'))?.secrets[flow],
  };
  const chat = {
    ...{
      runner,
      projector,
      clock,
      ids,
      documents: store.documents,
      files: store.files,
      images: options.images ?? ports.images,
      tokens: conversations,
    },
    published,
    frontDoor: async (tenant: TenantId) => (await tenants.own(serviceScope(tenant)))?.frontDoor,
    page: join(builder, 'chat.html'),
  };
  const router = appRouter({ ...desks, ...workbench });
  const server = await openServer({
    host: config.host,
    port: config.port,
    https: config.https,
    publicFiles: config.publicFiles,
    trustedProxies: config.proxies,
    origins: config.origins,
    allowance: config.allowance,
    log: { level: config.log, ...options.log },
    builder,
    sessions,
    router,
    files: store.files,
    addresses,
    ids,
    idempotentWrites: { idempotency: openIdempotency({ documents: store.documents, clock }), clock },
    channels: [
      registerSockets,
      (app) => webChat(app, chat),
      (app) => webhook(app, hooks),
      (app) => live(app, { clock, watch, staffScope: async (request) => scopeOf(request) }),
    ],
    missing: async () => [...missing],
  });
  if (config.publicFiles === undefined) filesOrigin = server.filesAddress;

  const ready = (async () => {
    progress('carrying out what the last stop left undone');
    await runner.recover();
    missing.clear();
    if (core) await seedProduct(desks, core, progress);
  })();
  return {
    address: server.address,
    filesAddress: server.filesAddress,
    routes: server.routes,
    router,
    desks,
    workbench,
    core,
    ready,
    async close() {
      await ready.catch(() => {});
      await server.close();
      await workbench.close();
      await ports.close();
      await core?.close();
      await store.close();
    },
  };
}
