import type { FileRef } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';

/** Bytes too large for a variable: photographs, read pages, long results. Sealed under their owner's key. */
export interface Files {
  /**
   * `owner` is the id of an existing execution (then the file lives and dies with its key), the tenant's own id, or else a customer.
   * Storing the same bytes for the same owner twice gives the same reference. Throws `store.unavailable`.
   */
  put(
    scope: Scope,
    owner: string,
    bytes: Uint8Array,
    about: { readonly type: string; readonly name?: string | undefined },
  ): Promise<FileRef>;
  /** `undefined` when the tenant has no such file. Throws `vault.seal-broken` once its owner was erased. */
  get(scope: Scope, file: string): Promise<{ readonly bytes: Uint8Array; readonly ref: FileRef } | undefined>;
  /** True when there was one. */
  remove(scope: Scope, file: string): Promise<boolean>;
  close(): Promise<void>;
}
