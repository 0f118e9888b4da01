import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Collection, Documents } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import type { Outbox } from './staff.ts';

const collection: Collection = { name: 'outbox', indexes: [] };
const Message = z.strictObject({ to: z.string(), text: z.string(), at: z.string() });

/** Messages kept to be read on the screen instead of being sent. The same id twice is one message. */
export function openOutbox({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }): Outbox {
  const shelf = shelfOf(documents, collection, Message);
  return {
    async send(scope, { id, to, text }) {
      await shelf.put(scope, { id, body: { to, text, at: new Date(clock.now()).toISOString() } }, 'any');
    },
    async list(scope, page) {
      const found = await shelf.find(scope, {}, { by: 'updatedAt', order: 'desc' }, page);
      return { items: found.items.map(({ id, body }) => ({ id, ...body })), next: found.next };
    },
  };
}
