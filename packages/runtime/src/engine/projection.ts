import type { Documents } from '../ports/documents.ts';
import type { FeedEntry } from '../ports/execution-store.ts';

/**
 * A view derived from the log: inboxes, transcripts, registers. `apply` must be idempotent (ids from execution, seq and ordinal):
 * after a crash the last entries come again. Rebuilt by forgetting its position.
 */
export type Projection = { readonly name: string; apply(entry: FeedEntry, documents: Documents): Promise<void> };

/** Keeps projections up with the feed. */
export interface Projector {
  /** Everything committed before the call is projected when it resolves. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}
