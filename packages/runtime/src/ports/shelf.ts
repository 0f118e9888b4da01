import type { JsonRecord } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { z } from 'zod';
import type { Collection, Document, Documents, Filter, Key, Sort } from './documents.ts';
import type { Page, PageRequest } from './execution-store.ts';

/** A document whose body has its collection's form. */
export type Kept<T> = Omit<Document, 'body'> & { readonly body: T };

/** A collection whose bodies all have one form, parsed on the way out. Faults as `Documents`. */
export interface Shelf<T> {
  get(scope: Scope, id: string): Promise<Kept<T> | undefined>;
  put(
    scope: Scope,
    put: { readonly id: string; readonly body: T; readonly keys?: Readonly<Record<string, Key>> },
    ifVersion: number | 'any',
  ): Promise<number>;
  remove(scope: Scope, id: string): Promise<boolean>;
  find(scope: Scope, filter: Filter, sort: Sort, page: PageRequest): Promise<Page<Kept<T>>>;
  count(scope: Scope, filter: Filter): Promise<number>;
}

/** Opens a collection as a shelf of one form. */
export function shelfOf<T>(documents: Documents, collection: Collection, form: z.ZodType<T>): Shelf<T> {
  // A body that a store remembers is the same object again, and need not be checked again.
  const checked = new WeakMap<object, T>();
  const kept = (document: Document): Kept<T> => {
    const body = checked.get(document.body) ?? form.parse(document.body);
    checked.set(document.body, body);
    return { ...document, body };
  };
  return {
    async get(scope, id) {
      const found = await documents.get(scope, collection, id);
      return found && kept(found);
    },
    async put(scope, { id, body, keys = {} }, ifVersion) {
      // Optional members that are present but undefined are no JSON.
      const plain: JsonRecord = JSON.parse(JSON.stringify(body));
      return documents.put(scope, collection, { id, keys, body: plain }, ifVersion);
    },
    remove: (scope, id) => documents.remove(scope, collection, id),
    async find(scope, filter, sort, page) {
      const found = await documents.find(scope, collection, filter, sort, page);
      return { items: found.items.map(kept), next: found.next };
    },
    count: (scope, filter) => documents.count(scope, collection, filter),
  };
}
