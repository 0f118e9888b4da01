import { Entry } from '@mortise/shared/conversation';
import { plainJson } from '@mortise/shared/json';
import { type Scope, serviceScope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Projection } from '../../engine/index.ts';
import { type Collection, type Document, type Documents, documentChanged, documentDuplicate } from '../../ports/documents.ts';
import type { ExecutionStore, FeedEntry } from '../../ports/execution-store.ts';
import { type Heard, heardIn, linesOf } from './lines.ts';

/**
 * What was said in each conversation: one document per committed batch that said or heard something, holding entries `first`..`last`.
 * The document's id is the batch's, so a batch that comes again adds nothing; `place` is unique, so no two batches take one number.
 */
export const transcripts: Collection = {
  name: 'transcripts',
  indexes: ['conversation', 'first', 'last', 'known', 'message'],
  unique: ['place'],
};

const Body = z.strictObject({ entries: z.array(Entry) });

/** The transcript of every conversation, from the log: the dialog's own words and those of the processes it started. */
export function transcriptProjection(executions: Pick<ExecutionStore, 'load'>): Projection {
  return {
    name: 'transcripts',
    async apply(entry, documents) {
      const heard = heardIn(entry);
      if (!heard) return;
      const scope = serviceScope(entry.tenantId);
      const owner = (await executions.load(scope, entry.execution))?.row.customer;
      await addLines(documents, scope, entry, { ...heard, owner });
    },
  };
}

/** Entries of a conversation after number `after`, in order; at most `limit`. */
export async function readEntries(
  documents: Documents,
  scope: Scope,
  conversation: string,
  after: number,
  limit = 2000,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const filter = { conversation, last: { from: after + 1 } };
    const page = await documents.find(scope, transcripts, filter, { by: 'first', order: 'asc' }, { limit: 200, cursor });
    for (const document of page.items) entries.push(...entriesOf(document).filter(({ n }) => n > after));
    cursor = page.next;
  } while (cursor !== undefined && entries.length < limit);
  return entries.slice(0, limit);
}

async function addLines(
  documents: Documents,
  scope: Scope,
  { batch, execution, seq }: FeedEntry,
  { conversation, message, owner }: Heard & { readonly owner: string | undefined },
): Promise<void> {
  const id = `${execution}:${seq}`;
  if (message !== undefined && (await wasSaid(documents, scope, message))) return;
  for (;;) {
    const before = await lastOf(documents, scope, conversation);
    const lines = batch === undefined ? [] : linesOf(batch, before ? entriesOf(before) : []);
    const [firstLine] = lines;
    if (firstLine === undefined) return;
    const first = before ? Number(before.keys.last) + 1 : 1;
    const entries = lines.map((line, index): Entry => ({ ...line, n: first + index }));
    const keys = {
      conversation,
      first,
      last: first + lines.length - 1,
      place: `${conversation}:${first}`,
      known: owner !== undefined,
      ...(message === undefined ? {} : { message }),
    };
    try {
      await documents.put(scope, transcripts, { id, keys, body: { entries: plainJson(entries) }, owner }, 0);
      if (owner !== undefined && before?.keys.known === false) await sealFor(documents, scope, conversation, owner);
      return;
    } catch (error) {
      if (documentChanged.is(error)) return;
      if (!documentDuplicate.is(error)) throw error;
    }
  }
}

/** Once the customer is known, what was said before is sealed under their key too: erasing them erases all of it (D6). */
async function sealFor(documents: Documents, scope: Scope, conversation: string, owner: string): Promise<void> {
  for (;;) {
    const page = await documents.find(scope, transcripts, { conversation, known: false }, { by: 'first', order: 'asc' }, { limit: 200 });
    if (page.items.length === 0) return;
    for (const { id, keys, body, version } of page.items)
      await documents.put(scope, transcripts, { id, keys: { ...keys, known: true }, body, owner }, version);
  }
}

async function wasSaid(documents: Documents, scope: Scope, message: string): Promise<boolean> {
  return (await documents.count(scope, transcripts, { message })) > 0;
}

async function lastOf(documents: Documents, scope: Scope, conversation: string): Promise<Document | undefined> {
  const page = await documents.find(scope, transcripts, { conversation }, { by: 'first', order: 'desc' }, { limit: 1 });
  return page.items[0];
}

function entriesOf({ body }: Document): readonly Entry[] {
  return Body.parse(body).entries;
}
