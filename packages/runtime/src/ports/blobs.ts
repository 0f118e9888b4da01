import type { Scope, SystemScope, TenantId } from '@mortise/shared/tenant';

/** Where the sealed bytes of files lie, each whole or not at all. Names are the files adapter's: 40 hex digits. */
export interface Blobs {
  read(scope: Scope, name: string): Promise<Uint8Array | undefined>;
  /** Resolves once the bytes last; of two writers of one name either may win. Throws `store.unavailable`. */
  write(scope: Scope, name: string, bytes: Uint8Array): Promise<void>;
  /** True when there was one. */
  remove(scope: Scope, name: string): Promise<boolean>;
  /** All there are, by tenant and name; at most `limit` behind `after`. For copying a whole store. */
  list(system: SystemScope, after: BlobPlace | undefined, limit: number): Promise<readonly BlobPlace[]>;
}

export type BlobPlace = { readonly tenantId: TenantId; readonly name: string };
