import type { Scope } from '@mortise/shared/tenant';

/** Where the sealed bytes of files lie, each whole or not at all. Names are the files adapter's: 40 hex digits. */
export interface Blobs {
  read(scope: Scope, name: string): Promise<Uint8Array | undefined>;
  /** Resolves once the bytes last; of two writers of one name either may win. Throws `store.unavailable`. */
  write(scope: Scope, name: string, bytes: Uint8Array): Promise<void>;
  /** True when there was one. */
  remove(scope: Scope, name: string): Promise<boolean>;
}
