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

/** The book of publications: numbers 1, 2, 3… per flow, each written once. */
export function openReleases(options: { readonly documents: Documents; readonly versions: Versions; readonly clock: Clock }): Releases {
  const shelf = shelfOf(options.documents, collection, ReleaseRecord);
  const newest = (scope: Scope, flow: string, page: { readonly limit: number; readonly cursor?: string | undefined }) =>
    shelf.find(scope, { flow }, { by: 'number', order: 'desc' }, page);

  async function live(scope: Scope, flow: string): Promise<Release | undefined> {
    return (await newest(scope, flow, { limit: 1 })).items[0]?.body;
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
        const before = await live(scope, flow);
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
        if (!taken) return body;
      }
    },
  };
}
