import { defineFault } from '@mortise/shared/fault';
import type { Scope } from '@mortise/shared/tenant';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import type { AppRouter } from '../api/contract.ts';
import type { TemplateDesk } from '../capabilities/flows/index.ts';
import { readConfig } from '../config.ts';
import { openDesks, templateDesk } from '../desks.ts';
import { openConfiguredStore } from '../open-configured-store.ts';
import { productNodes } from '../open-ports.ts';
import { remoteDesk } from './remote-desk.ts';

const noTarget = defineFault('command.no-target', 'caller', () => 'say which product: --url URL --token TOKEN, or --data DIR --tenant T');
const tenantNotFound = defineFault<{ tenant: string }>('tenant.not-found', 'caller', ({ tenant }) => `there is no tenant ${tenant}`);

/** The options of every subcommand that touches a product's data. */
export const targetOptions = {
  url: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  tenant: { type: 'string' },
} as const;

type Target = { readonly [K in keyof typeof targetOptions]?: string | undefined };

/** A product's flows, by its server or by its data folder: the same desk either way. */
export type ProductDesk = { readonly desk: TemplateDesk; readonly scope: Scope; close(): Promise<void> };

/** Opens a product: a running server's, or the store that folder and environment name. Throws `command.no-target`, `tenant.not-found`, `store.in-use` while a server holds the folder. */
export async function openProductDesk({ url, token, data, tenant }: Target): Promise<ProductDesk> {
  if (url !== undefined && token !== undefined) {
    const links = [httpBatchLink({ url: `${url.replace(/\/$/, '')}/trpc`, headers: { authorization: `Bearer ${token}` } })];
    const desk = remoteDesk(createTRPCClient<AppRouter>({ links }));
    // The server knows whose the token is.
    return { desk, scope: serviceScope(TenantId.parse('remote')), close: async () => {} };
  }
  const config = readConfig({ data });
  if ((data ?? config.mongodb) === undefined || tenant === undefined) throw noTarget({});
  const clock = systemClock();
  const store = await openConfiguredStore(config, { clock, ids: systemIds(clock) });
  const { nodes } = await productNodes();
  const desks = openDesks({ ...store, clock }, { nodes: nodes.specs, demo: false });
  const found = await desks.tenants.find(tenant);
  if (!found) {
    await store.close();
    throw tenantNotFound({ tenant });
  }
  const scope = { ...found.scope, actor: 'service:command-line' };
  return { desk: templateDesk(desks), scope, close: () => store.close() };
}
