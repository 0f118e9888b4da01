import { FlowGraph } from '@mortise/shared/flow';
import { z } from 'zod';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import { type Kept, shelfOf } from '../../ports/shelf.ts';
import { draftChanged, flowExists } from './faults.ts';
import type { Draft, Drafts } from './flows.ts';

const collection: Collection = { name: 'drafts', indexes: ['type'] };
const DraftRecord = z.strictObject({ graph: FlowGraph, updatedBy: z.string() });
type DraftRecord = z.infer<typeof DraftRecord>;

/** Drafts by flow id; a draft's version is its document's. */
export function openDrafts(documents: Documents): Drafts {
  const shelf = shelfOf(documents, collection, DraftRecord);
  return {
    async list(scope, { search, type }, page) {
      const fits = (draft: Draft) =>
        !search || fold(`${draft.graph.id} ${draft.graph.name.zh} ${draft.graph.name.en}`).includes(fold(search));
      // Names are sealed, so they are searched here: a page may be short, never empty while more can follow.
      for (let cursor = page.cursor; ; ) {
        const found = await shelf.find(scope, type ? { type } : {}, { by: 'id', order: 'asc' }, { limit: page.limit, cursor });
        const items = found.items.map(shown).filter(fits);
        if (items.length > 0 || found.next === undefined) return { items, next: found.next };
        cursor = found.next;
      }
    },
    async load(scope, id) {
      const found = await shelf.get(scope, id);
      return found && shown(found);
    },
    async save(scope, graph, ifVersion) {
      const put = { id: graph.id, body: { graph, updatedBy: scope.actor }, keys: { type: graph.type } };
      const draftVersion = await shelf.put(scope, put, ifVersion).catch((error) => {
        if (!documentChanged.is(error)) throw error;
        throw ifVersion === 0 ? flowExists({ flow: graph.id }) : draftChanged({ flow: graph.id });
      });
      return { draftVersion };
    },
  };
}

function shown({ version, body: { graph, updatedBy }, updatedAt }: Kept<DraftRecord>): Draft {
  return { graph, draftVersion: version, updatedAt, updatedBy };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
