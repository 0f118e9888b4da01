import { defineFault } from '@mortise/shared/fault';
import type { JsonRecord } from '@mortise/shared/json';
import type { Scope, SystemScope, TenantId } from '@mortise/shared/tenant';
import type { Page, PageRequest } from './execution-store.ts';

/** The document changed since it was read: read again. */
export const documentChanged = defineFault<{ collection: string; id: string }>(
  'document.changed',
  'outside',
  ({ collection, id }) => `${collection}/${id} changed since it was read`,
);

/** Another document holds the same unique key. */
export const documentDuplicate = defineFault<{ collection: string; key: string }>(
  'document.duplicate',
  'caller',
  ({ collection, key }) => `another document of ${collection} has the same ${key}`,
);

/** A filter, sort or put names a field that the collection does not declare. */
export const documentUndeclaredKey = defineFault<{ collection: string; key: string }>(
  'document.undeclared-key',
  'bug',
  ({ collection, key }) => `${collection} declares no key ${key}`,
);

/** An index value: never personal; hash what is (`Vault.fingerprint`). */
export type Key = string | number | boolean;

/** A kind of document. A field's values are all of one type. Indexes and unique keys are declared, and the only fields that `find` may filter or sort by. */
export type Collection = { readonly name: string; readonly indexes: readonly string[]; readonly unique?: readonly string[] };

export type Document = {
  readonly id: string;
  /** Counts up from 1 with every put. */
  readonly version: number;
  readonly keys: Readonly<Record<string, Key>>;
  /** Sealed at rest under `owner`'s key (a customer) or the tenant's. */
  readonly body: JsonRecord;
  readonly updatedAt: string;
};

export type Put = {
  readonly id: string;
  readonly keys: Readonly<Record<string, Key>>;
  readonly body: JsonRecord;
  /** The customer whose key seals the body; the tenant's key without. */
  readonly owner?: string | undefined;
};

/** A value is met exactly, a list by any of its values, a range by `from` (inclusive) and `to` (inclusive). All fields must be met. */
export type Filter = Readonly<Record<string, Key | readonly Key[] | { readonly from?: Key; readonly to?: Key }>>;
export type Sort = { readonly by: string | 'updatedAt' | 'id'; readonly order: 'asc' | 'desc' };

/** Tenant-scoped documents with compare-and-set; nothing more, so that every store can be one. */
export interface Documents {
  /** Throws `vault.seal-broken` once the owner was erased. */
  get(scope: Scope, collection: Collection, id: string): Promise<Document | undefined>;
  /** `ifVersion` 0 creates, n replaces version n, `'any'` does either. Throws `document.changed`, `document.duplicate`, `store.unavailable`. Gives the new version. */
  put(scope: Scope, collection: Collection, put: Put, ifVersion: number | 'any'): Promise<number>;
  /** True when there was one. */
  remove(scope: Scope, collection: Collection, id: string): Promise<boolean>;
  /** A page of the documents that meet the filter, those of erased owners left out (`count` still counts them). A missing sort key leaves none out. */
  find(scope: Scope, collection: Collection, filter: Filter, sort: Sort, page: PageRequest): Promise<Page<Document>>;
  count(scope: Scope, collection: Collection, filter: Filter): Promise<number>;
  /** Which tenants hold a document of this key: for sign-in and look-ups that come before a scope. Bodies are opened with the tenant's key. */
  across(
    system: SystemScope,
    collection: Collection,
    filter: Filter,
    limit: number,
  ): Promise<readonly { readonly tenantId: TenantId; readonly document: Document }[]>;
  close(): Promise<void>;
}
