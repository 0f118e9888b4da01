import type { FileRef } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';

/** Bytes too large for a variable: photographs, read pages, long results. Sealed under their owner's key. */
export interface Files {
  /** `owner` is an execution or a customer. Storing the same bytes for the same owner twice gives the same reference. */
  put(
    scope: Scope,
    owner: string,
    bytes: Uint8Array,
    about: { readonly type: string; readonly name?: string | undefined },
  ): Promise<FileRef>;
  get(scope: Scope, file: string): Promise<{ readonly bytes: Uint8Array; readonly ref: FileRef } | undefined>;
  remove(scope: Scope, file: string): Promise<boolean>;
  close(): Promise<void>;
}
