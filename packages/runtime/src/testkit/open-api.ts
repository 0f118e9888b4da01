import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemIds } from '../adapters/system/ids.ts';
import { appRouter } from '../api/app-router.ts';
import { fileAddresses } from '../api/file-addresses.ts';
import { openServer, type ServerDependencies } from '../api/server.ts';
import { argonPasswords, demoHints, seedDemo } from '../capabilities/tenants/index.ts';
import { openDesks } from '../desks.ts';
import { nodeCollection } from '../engine/index.ts';
import { openWorkbench } from '../open-workbench.ts';
import { openTestStore } from './open-test-store.ts';
import { unopenedPorts } from './unopened-ports.ts';

/** Cheap enough for tests; otherwise the real thing. */
const passwords = argonPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 });

/** The real server on a random port of the loopback, on real stores of its own, with the demo's tenants in it. */
export async function openApi(overrides: Partial<ServerDependencies> = {}) {
  const stores = await openTestStore();
  const ids = systemIds(stores.clock);
  const desks = openDesks(stores, { nodes: [], demo: true, passwords });
  await seedDemo(desks);
  let filesOrigin = '';
  const addresses = fileAddresses({ key: 'a key of this test', clock: stores.clock, origin: () => filesOrigin });
  const ports = { ...unopenedPorts, ...stores, ids };
  const nodes = nodeCollection([]);
  const workbench = await openWorkbench({ store: stores, ports, nodes, desks, addresses, build: 'test', onFault: () => {} });
  const server = await openServer({
    host: '127.0.0.1',
    port: 0,
    https: false,
    trustedProxies: [],
    origins: [],
    allowance: { perAddress: 10_000, perAccount: 10_000 },
    log: { level: 'silent', mask: (text) => text },
    builder: await mkdtemp(join(tmpdir(), 'mortise-builder-')),
    sessions: desks.sessions,
    router: appRouter({ ...desks, ...workbench }),
    files: stores.files,
    addresses,
    ids,
    channels: [],
    missing: async () => [],
    ...overrides,
  });
  filesOrigin = server.filesAddress;

  /** Calls a procedure as a program would; `input` of a query goes into its address. */
  async function call(procedure: string, options: { input?: unknown; query?: boolean; headers?: Record<string, string> } = {}) {
    const { input, query = false, headers = {} } = options;
    const search = query && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
    const json = { 'content-type': 'application/json', ...headers };
    return fetch(`${server.address}/trpc/${procedure}${search}`, {
      method: query ? 'GET' : 'POST',
      headers: query ? headers : json,
      ...(query || input === undefined ? {} : { body: JSON.stringify(input) }),
    });
  }

  /** Signs in as one of the demo's people; gives the cookie to send. */
  async function signIn(tenant: string, user: string): Promise<string> {
    const password = demoHints()[0]?.users[0]?.password ?? '';
    const answer = await call('session.signIn', { input: { tenant, user, password } });
    return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  }

  return {
    ...server,
    stores,
    desks,
    addresses,
    call,
    signIn,
    async close() {
      await server.close();
      await workbench.close();
      await stores.close();
    },
  };
}
