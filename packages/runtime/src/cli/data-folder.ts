import { defineFault } from '@mortise/shared/fault';
import type { Scope } from '@mortise/shared/tenant';
import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { readConfig } from '../config.ts';
import { openDesks } from '../desks.ts';
import { openConfiguredStore } from '../open-configured-store.ts';
import { productNodes } from '../open-ports.ts';

const tenantNotFound = defineFault<{ tenant: string }>('tenant.not-found', 'caller', ({ tenant }) => `there is no tenant ${tenant}`);

export type DataFolder = Awaited<ReturnType<typeof openDataFolder>>;

/** Opens a product's data, in its folder or where the environment says, for one of its tenants, without a server. Throws `tenant.not-found`, `store.in-use` while a server holds it. */
export async function openDataFolder({ data, tenant }: { readonly data?: string | undefined; readonly tenant: string }) {
  const config = readConfig({ data });
  const clock = systemClock();
  const ids = systemIds(clock);
  const store = await openConfiguredStore(config, { clock, ids });
  const { nodes, parts } = await productNodes();
  const desks = openDesks({ ...store, clock }, { nodes: nodes.specs, demo: false });
  const found = await desks.tenants.find(tenant);
  if (!found) {
    await store.close();
    throw tenantNotFound({ tenant });
  }
  const scope: Scope = { ...found.scope, actor: 'service:command-line' };
  return { config, clock, ids, store, nodes, parts, desks, scope };
}
