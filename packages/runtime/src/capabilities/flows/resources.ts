import { DecisionTable } from '@mortise/shared/decision';
import { IntentSet, KnowledgeSet } from '@mortise/shared/flow';
import { Json, JsonRecord } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import { type Kept, shelfOf } from '../../ports/shelf.ts';
import { resourceChanged, resourceMalformed } from './faults.ts';
import type { ResourceKind, ResourceRow, Resources } from './flows.ts';

const collection: Collection = { name: 'resources', indexes: ['kind'] };
const pageSize = 200;

const ResourceRecord = z.strictObject({ id: z.string(), title: z.string(), body: Json });

/** Decision tables, intents and knowledge as drafts. */
export function openResources(documents: Documents): Resources {
  const shelf = shelfOf(documents, collection, ResourceRecord);
  const forms: Readonly<Record<ResourceKind, z.ZodType>> = { tables: DecisionTable, intents: IntentSet, knowledge: KnowledgeSet };
  return {
    async list(scope, kind) {
      const found = await allOf((cursor) => shelf.find(scope, { kind }, { by: 'id', order: 'asc' }, { limit: pageSize, cursor }));
      return found.map(rowOf);
    },
    async find(scope, kind, search, page) {
      const fits = ({ id, title }: ResourceRow) => !search || fold(`${id} ${title}`).includes(fold(search));
      // Titles are sealed, so they are searched here: a page may be short, never empty while more can follow.
      for (let cursor = page.cursor; ; ) {
        const found = await shelf.find(scope, { kind }, { by: 'id', order: 'asc' }, { limit: page.limit, cursor });
        const items = found.items.map(rowOf).filter(fits);
        if (items.length > 0 || found.next === undefined) return { items, next: found.next };
        cursor = found.next;
      }
    },
    async load(scope, kind, id) {
      const found = await shelf.get(scope, `${kind}.${id}`);
      return found && { body: found.body.body, version: found.version };
    },
    async save(scope: Scope, { kind, id, body, ifVersion }) {
      const parsed = forms[kind].safeParse(body);
      if (!parsed.success) throw resourceMalformed({ kind, id, detail: z.prettifyError(parsed.error) });
      if (idIn(body) !== id) throw resourceMalformed({ kind, id, detail: 'its own id is another one' });
      const put = { id: `${kind}.${id}`, body: { id, title: titleOf(body) ?? id, body }, keys: { kind } };
      const version = await shelf.put(scope, put, ifVersion).catch((error) => {
        throw documentChanged.is(error) ? resourceChanged({ kind, id }) : error;
      });
      return { version };
    },
  };
}

function rowOf({ body: { id, title, body }, updatedAt }: Kept<z.infer<typeof ResourceRecord>>): ResourceRow {
  return { id, title, updatedAt, size: sizeOf(body) };
}

/** How many rules, intents or articles a body holds: the list it is named for. */
function sizeOf(body: Json): number {
  const { rules, intents, articles } = JsonRecord.safeParse(body).data ?? {};
  const list = rules ?? intents ?? articles;
  return Array.isArray(list) ? list.length : 0;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function idIn(body: Json): Json | undefined {
  return JsonRecord.safeParse(body).data?.id;
}

const Titled = z.union([
  z.object({ title: z.object({ zh: z.string() }) }).transform(({ title }) => title.zh),
  z.object({ title: z.string() }).transform(({ title }) => title),
  z.object({ name: z.object({ zh: z.string() }) }).transform(({ name }) => name.zh),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);

function titleOf(body: Json): string | undefined {
  return Titled.safeParse(body).data;
}

/** Every row of a list, page by page. */
async function allOf<T>(
  pageAt: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next?: string | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}
