import { type ClaimsParts, claimsRouter } from '../capabilities/claims/index.ts';
import { type DeskParts, deskRouter, incidentsRouter, type SignedAddress, tasksRouter } from '../capabilities/desk/index.ts';
import { type ExecutionSources, executionsRouter } from '../capabilities/executions/index.ts';
import {
  type Catalogue,
  catalogueRouter,
  type FlowsDesk,
  flowsRouter,
  type Resources,
  resourcesRouter,
  type TableUses,
  type Versions,
} from '../capabilities/flows/index.ts';
import { type MigrationSources, migrationsRouter } from '../capabilities/migrations/index.ts';
import { type RehearsalParts, rehearsalsRouter } from '../capabilities/rehearsals/index.ts';
import {
  type ApiTokens,
  type Connections,
  connectionsRouter,
  type Outbox,
  outboxRouter,
  type People,
  peopleRouter,
  type Sessions,
  sessionRouter,
  tokensRouter,
} from '../capabilities/tenants/index.ts';
import { type TrialParts, trialRouter } from '../capabilities/trial/index.ts';
import type { Runner } from '../engine/index.ts';
import { router } from '../procedures/index.ts';

/** What the routers speak for: each capability as its own interface. */
export type Desks = {
  readonly sessions: Sessions;
  readonly people: People;
  readonly tokens: ApiTokens;
  readonly connections: Connections;
  readonly outbox: Outbox;
  readonly catalogue: Catalogue;
  readonly flows: FlowsDesk;
  readonly resources: Resources;
  readonly tableUses: TableUses;
};

/** What the routers of running work speak for: they need the runner. */
export type Workbench = {
  readonly executions: ExecutionSources & { readonly runner: Pick<Runner, 'cancel'> };
  readonly desk: DeskParts & { readonly versions: Versions; readonly sign: SignedAddress };
  readonly trial: TrialParts;
  readonly claims: ClaimsParts;
  readonly rehearsals: RehearsalParts;
  readonly migrations: MigrationSources;
};

/** All procedures under their capabilities' names: one line per router. */
export function appRouter(desks: Desks & Workbench) {
  return router({
    session: sessionRouter(desks.sessions),
    people: peopleRouter(desks.people),
    tokens: tokensRouter(desks.tokens),
    connections: connectionsRouter(desks.connections),
    outbox: outboxRouter(desks.outbox),
    catalogue: catalogueRouter(desks.catalogue),
    flows: flowsRouter(desks.flows),
    resources: resourcesRouter(desks.resources, desks.tableUses),
    executions: executionsRouter(desks.executions),
    tasks: tasksRouter(desks.desk),
    incidents: incidentsRouter(desks.desk),
    desk: deskRouter(desks.desk),
    trial: trialRouter(desks.trial),
    claims: claimsRouter(desks.claims),
    rehearsals: rehearsalsRouter(desks.rehearsals),
    migrations: migrationsRouter(desks.migrations),
  });
}
