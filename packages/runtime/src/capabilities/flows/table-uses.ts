import type { Scope } from '@mortise/shared/tenant';
import type { Catalogue } from './catalogue.router.ts';
import type { Drafts, Releases, TableUse, TableUses, Versions } from './flows.ts';
import { referencesOf } from './references.ts';

export type TableUsesDependencies = {
  readonly drafts: Pick<Drafts, 'list'>;
  readonly releases: Pick<Releases, 'live'>;
  readonly versions: Pick<Versions, 'load'>;
  readonly catalogue: Catalogue;
};

const pageSize = 200;

/** Looks a table up in the drafts of all flows, and in the versions in force of those that ask it. */
export function openTableUses({ drafts, releases, versions, catalogue }: TableUsesDependencies): TableUses {
  async function liveTable(scope: Scope, flow: string, table: string): Promise<Pick<TableUse, 'live'>> {
    const release = await releases.live(scope, flow);
    const body = release && (await versions.load(scope, release.hash))?.tables[table];
    return release && body !== undefined ? { live: { number: release.number, publishedAt: release.publishedAt, table: body } } : {};
  }

  return {
    async of(scope, table) {
      const nodes = new Map((await catalogue.nodes(scope)).map((spec) => [spec.kind, spec]));
      const uses: TableUse[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await drafts.list(scope, {}, { limit: pageSize, cursor });
        for (const { graph } of page.items) {
          if (!referencesOf(graph, nodes).tables.includes(table)) continue;
          const { id, name, variables } = graph;
          uses.push({ flow: id, name, variables, ...(await liveTable(scope, id, table)) });
        }
        cursor = page.next;
      }
      return uses;
    },
  };
}
