import type { NodeSpec } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import type { Desks } from './api/app-router.ts';
import {
  countOpen,
  openDrafts,
  openPublishing,
  openReleases,
  openResources,
  openTableUses,
  openVersions,
  type TemplateDesk,
} from './capabilities/flows/index.ts';
import {
  argonPasswords,
  demoHints,
  openApiTokens,
  openConnections,
  openOutbox,
  openPeople,
  openSessions,
  type Passwords,
  type TenantRegister,
  tenantRegister,
} from './capabilities/tenants/index.ts';
import type { Store } from './open-store.ts';
import type { Clock } from './ports/clock.ts';

export type DeskOptions = {
  /** The node kinds that can be placed. */
  readonly nodes: readonly NodeSpec[];
  readonly demo: boolean;
  readonly passwords?: Passwords;
};

const defaultZone = 'Asia/Shanghai';

/** Opens the capabilities on their stores: what the routers, the channels and the command line speak to. */
export function openDesks(stores: Store & { readonly clock: Clock }, options: DeskOptions): Desks & { readonly tenants: TenantRegister } {
  const { documents, clock, vault } = stores;
  const { nodes, demo, passwords = argonPasswords() } = options;
  const tenants = tenantRegister(documents);
  const people = openPeople({ documents, vault, passwords });
  const tokens = openApiTokens({ documents, clock });
  const drafts = openDrafts(documents);
  const versions = openVersions(documents);
  const releases = openReleases({ documents, versions, clock });
  const resources = openResources(documents);
  const catalogue = { nodes: async () => nodes };
  const publishing = openPublishing({
    drafts,
    releases,
    versions,
    resources,
    catalogue,
    zoneOf: async (scope) => (await tenants.own(scope))?.zone ?? defaultZone,
    partHash: async () => undefined,
  });
  const setFrontDoor = async (scope: Scope, flow: string) => {
    const tenant = await tenants.own(scope);
    if (tenant) await tenants.save(scope.tenantId, { ...tenant, frontDoor: flow });
  };
  return {
    tenants,
    people,
    tokens,
    sessions: openSessions({ documents, clock, passwords, tenants, people, tokens, hints: () => (demo ? demoHints() : []) }),
    connections: openConnections(documents),
    outbox: openOutbox({ documents, clock }),
    catalogue,
    resources,
    tableUses: openTableUses({ drafts, releases, versions, catalogue }),
    flows: { drafts, releases, versions, publishing, countOpen: countOpen(stores.executions), setFrontDoor },
  };
}

/** What deploying a template needs of the desks. */
export function templateDesk({ flows, resources }: Pick<ReturnType<typeof openDesks>, 'flows' | 'resources'>): TemplateDesk {
  return { ...flows, resources };
}
