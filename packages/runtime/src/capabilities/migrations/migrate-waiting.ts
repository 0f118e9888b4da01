import { faultDataFrom } from '@mortise/shared/fault';
import { type FlowClosure, type NodeMapping, type NodeMoves, nodeMapping } from '@mortise/shared/flow';
import type { Obstacle } from '@mortise/shared/migration';
import type { Scope } from '@mortise/shared/tenant';
import { type CompiledFlow, compileFlow, type Nodes, obstaclesTo, type Runner } from '../../engine/index.ts';
import type { ExecutionRow, ExecutionStore, Page, PageRequest } from '../../ports/execution-store.ts';
import { versionNotFound } from '../flows/index.ts';

export type MigrationSources = {
  readonly executions: Pick<ExecutionStore, 'list' | 'load'>;
  readonly releases: { find(scope: Scope, flow: string, number: number): Promise<{ readonly hash: string } | undefined> };
  readonly versions: { load(scope: Scope, hash: string): Promise<FlowClosure | undefined> };
  readonly nodes: Nodes;
  readonly runner: Pick<Runner, 'migrate'>;
};

/** From one published version of a flow to another, by number. */
export type FromTo = { readonly flow: string; readonly from: number; readonly to: number };

/** How the steps of each flow of the older version answer to the newer one's; a flow the newer one lacks is not in it. */
export type Proposal = { readonly flows: Readonly<Record<string, NodeMapping>> };

/** An execution and everything that keeps it from moving; `code` where moving it failed otherwise. */
export type Stuck = { readonly execution: string; readonly obstacles: readonly Obstacle[]; readonly code?: string };

/** A page of waiting executions: how many can move (or have moved), and every one that cannot, with why. */
export type MigrationPage = { readonly seen: number; readonly movable: number; readonly stuck: readonly Stuck[]; readonly next?: string };

/** An execution that has not ended is in one of these; a stuck one can often be helped by moving it, so they go first. */
const open = ['stuck', 'waiting', 'running'] as const;

/** The mapping that the two drawings suggest: ids that are kept are the same steps, whatever they are called and wherever they stand. */
export async function proposeMigration(sources: MigrationSources, scope: Scope, versions: FromTo): Promise<Proposal> {
  const { from, to } = await compiledBoth(sources, scope, versions);
  const flows = Object.entries(from.closure.flows).flatMap(([id, before]) => {
    const after = to.closure.flows[id];
    return after ? [[id, nodeMapping(before, after)] as const] : [];
  });
  return { flows: Object.fromEntries(flows) };
}

/** The dry run: which of a page of waiting executions could move, and why the others cannot. Changes nothing. */
export async function checkMigration(
  sources: MigrationSources,
  scope: Scope,
  { versions, moves, page }: { readonly versions: FromTo; readonly moves: NodeMoves; readonly page: PageRequest },
): Promise<MigrationPage> {
  const both = await compiledBoth(sources, scope, versions);
  return overPage(sources, scope, { flow: versions.flow, version: both.from.version, page }, async ({ id }) => {
    const loaded = await sources.executions.load(scope, id);
    return loaded
      ? { obstacles: obstaclesTo({ ...both, moves }, loaded.last.snapshot) }
      : { obstacles: [{ why: 'ended', flow: versions.flow }] };
  });
}

/** Moves a page of waiting executions, each for itself: one that cannot does not hold up the others, and is told with why. */
export async function migrateWaiting(
  sources: MigrationSources,
  scope: Scope,
  asked: { readonly versions: FromTo; readonly moves: NodeMoves; readonly reason: string; readonly page: PageRequest },
): Promise<MigrationPage> {
  const { versions, moves, reason, page } = asked;
  const both = await compiledBoth(sources, scope, versions);
  return overPage(sources, scope, { flow: versions.flow, version: both.from.version, page }, async ({ id }) => {
    const loaded = await sources.executions.load(scope, id);
    const obstacles = loaded ? obstaclesTo({ ...both, moves }, loaded.last.snapshot) : [{ why: 'ended' as const, flow: versions.flow }];
    if (obstacles.length > 0) return { obstacles };
    await sources.runner.migrate(scope, id, { version: both.to.version, moves, reason });
    return { obstacles: [] };
  });
}

async function compiledBoth(sources: MigrationSources, scope: Scope, { flow, from, to }: FromTo) {
  const compiled = async (number: number): Promise<CompiledFlow> => {
    const release = await sources.releases.find(scope, flow, number);
    const closure = release && (await sources.versions.load(scope, release.hash));
    const compilation = closure && compileFlow(release.hash, closure, sources.nodes);
    if (!compilation?.ok) throw versionNotFound({ flow, number });
    return compilation.flow;
  };
  return { from: await compiled(from), to: await compiled(to) };
}

type Where = { readonly flow: string; readonly version: string; readonly page: PageRequest };

/** One page of the executions that have not ended, through one status after the other. */
async function overPage(
  { executions }: MigrationSources,
  scope: Scope,
  where: Where,
  judge: (row: ExecutionRow) => Promise<{ readonly obstacles: readonly Obstacle[] }>,
): Promise<MigrationPage> {
  const { items, next } = await openPage(executions, scope, where);
  const stuck: Stuck[] = [];
  for (const row of items) {
    // Each moves or stays for itself; what went wrong with one is told of that one.
    const { obstacles, ...fault } = await judge(row).catch((error: unknown) => ({ obstacles: [], code: faultDataFrom(error).code }));
    if (obstacles.length > 0 || 'code' in fault) stuck.push({ execution: row.id, obstacles, ...fault });
  }
  return { seen: items.length, movable: items.length - stuck.length, stuck, ...(next === undefined ? {} : { next }) };
}

async function openPage(
  executions: MigrationSources['executions'],
  scope: Scope,
  { flow, version, page: { limit, cursor } }: Where,
): Promise<Page<ExecutionRow>> {
  const [, index = '0', rest = ''] = /^(\d):(.*)$/s.exec(cursor ?? '') ?? [];
  const status = open[Number(index)];
  if (status === undefined) return { items: [] };
  const found = await executions.list(scope, { flow, version, status }, { limit, ...(rest === '' ? {} : { cursor: rest }) });
  const last = Number(index) === open.length - 1;
  if (found.next !== undefined) return { items: found.items, next: `${index}:${found.next}` };
  return last ? { items: found.items } : { items: found.items, next: `${Number(index) + 1}:` };
}
