import { join } from 'node:path';
import { TenantId } from '@mortise/shared/tenant';
import type { Vault } from '../ports/vault.ts';
import { openCoreSystem } from './core-system.ts';
import { demoPolicies } from './core-system-policies.ts';

const environments = ['live', 'test'] as const;
export type Environment = (typeof environments)[number];

/** The core systems of the demo insurers: one for each environment, so that a trial pays nobody. */
export type DemoCore = {
  readonly origins: readonly string[];
  /** How a tenant reaches its own; the key is the tenant's and opens nothing of another. */
  readonly systems: readonly {
    readonly tenantId: TenantId;
    readonly environment: Environment;
    readonly baseUrl: string;
    readonly apiKey: string;
  }[];
  close(): Promise<void>;
};

/** Opens them on free ports of this machine, with their ledgers in the data folder. */
export async function openDemoCore({ folder, vault }: { readonly folder: string; readonly vault: Vault }): Promise<DemoCore> {
  const tenants = Object.keys(demoPolicies).map((id) => TenantId.parse(id));
  const opened = await Promise.all(
    environments.map(async (environment) => {
      const keys = await Promise.all(
        tenants.map(async (tenantId) => ({ tenantId, apiKey: await vault.fingerprint(tenantId, 'demo-core-system', environment) })),
      );
      const apiKeys = Object.fromEntries(keys.map(({ tenantId, apiKey }) => [tenantId, apiKey]));
      const core = await openCoreSystem({ port: 0, file: join(folder, `demo-core-${environment}.db`), apiKeys });
      return { core, systems: keys.map((key) => ({ ...key, environment, baseUrl: core.url })) };
    }),
  );
  return {
    origins: opened.map(({ core }) => core.url),
    systems: opened.flatMap(({ systems }) => systems),
    async close() {
      await Promise.all(opened.map(({ core }) => core.close()));
    },
  };
}
