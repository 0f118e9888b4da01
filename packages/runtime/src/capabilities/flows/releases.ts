import type { FlowClosure } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import type { Release, Releases, Versions } from './flows.ts';

const collection: Collection = { name: 'releases', indexes: ['flow', 'number'] };
const ReleaseRecord = z.strictObject({
  flow: z.string(),
  number: z.int().positive(),
  hash: z.string(),
  message: z.string(),
  author: z.string(),
  publishedAt: z.string(),
});

/** A publication is in force at once where it was made; another process of the same deployment learns of it within this time. */
const freshMs = 1_000;
const rememberedAtMost = 1_000;

/** The book of publications: numbers 1, 2, 3… per flow, each written once. */
export function openReleases(options: { readonly documents: Documents; readonly versions: Versions; readonly clock: Clock }): Releases {
  const shelf = shelfOf(options.documents, collection, ReleaseRecord);
  const newest = (scope: Scope, flow: string, page: { readonly limit: number; readonly cursor?: string | undefined }) =>
    shelf.find(scope, { flow }, { by: 'number', order: 'desc' }, page);

  async function read(scope: Scope, flow: string): Promise<Release | undefined> {
    return (await newest(scope, flow, { limit: 1 })).items[0]?.body;
  }

  /** What was in force when it was last looked up: every call of a webhook asks. */
  const known = new Map<string, { readonly release: Release; readonly at: number }>();

  function remember(scope: Scope, flow: string, release: Release): Release {
    const name = `${scope.tenantId} ${flow}`;
    const last = known.get(name)?.release;
    // A look-up that began before a publication may end after it.
    if (last && last.number > release.number) return last;
    known.delete(name);
    known.set(name, { release, at: options.clock.now() });
    for (const oldest of known.keys()) {
      if (known.size <= rememberedAtMost) break;
      known.delete(oldest);
    }
    return release;
  }

  async function live(scope: Scope, flow: string): Promise<Release | undefined> {
    const last = known.get(`${scope.tenantId} ${flow}`);
    if (last && options.clock.now() - last.at < freshMs) return last.release;
    const release = await read(scope, flow);
    return release && remember(scope, flow, release);
  }

  return {
    live,
    async list(scope, flow, page) {
      const found = await newest(scope, flow, page);
      return { items: found.items.map(({ body }) => body), next: found.next };
    },
    async find(scope, flow, number) {
      return (await shelf.get(scope, `${flow}.${number}`))?.body;
    },
    async add(scope, closure: FlowClosure, message) {
      const hash = await options.versions.keep(scope, closure);
      const flow = closure.root;
      for (;;) {
        const before = await read(scope, flow);
        if (before?.hash === hash) return before;
        const number = (before?.number ?? 0) + 1;
        const publishedAt = new Date(options.clock.now()).toISOString();
        const body = { flow, number, hash, message, author: scope.actor, publishedAt };
        // The id is the fence: of two publications at once, one takes the next number.
        const taken = await shelf.put(scope, { id: `${flow}.${number}`, body, keys: { flow, number } }, 0).then(
          () => false,
          (error) => {
            if (documentChanged.is(error)) return true;
            throw error;
          },
        );
        if (!taken) return remember(scope, flow, body);
      }
    },
  };
}
