import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import type { Page, PageRequest } from '../../ports/execution-store.ts';
import type { Messenger } from '../../ports/messenger.ts';

const outbox: Collection = { name: 'outbox', indexes: ['at'] };

const SentMessage = z.strictObject({ to: z.string(), text: z.string() });

/** The demonstration's messenger: nothing leaves the machine; what would have been sent is kept, sealed, for staff to read. */
export function openDemoMessenger({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }): Messenger & {
  /** What was sent, newest first. */
  list(scope: Scope, page: PageRequest): Promise<Page<{ id: string; at: string; to: string; text: string }>>;
} {
  return {
    async send({ scope, to, text, key }) {
      const at = new Date(clock.now()).toISOString();
      try {
        await documents.put(scope, outbox, { id: key, keys: { at }, body: { to, text } }, 0);
      } catch (error) {
        if (!documentChanged.is(error)) throw error;
      }
    },
    async list(scope, page) {
      const found = await documents.find(scope, outbox, {}, { by: 'at', order: 'desc' }, page);
      const items = found.items.map(({ id, keys, body }) => ({ id, at: String(keys.at), ...SentMessage.parse(body) }));
      return { items, next: found.next };
    },
  };
}
