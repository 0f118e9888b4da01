import type { ExecutionState } from '@mortise/shared/execution';
import type { Difference } from '@mortise/shared/rehearsal';
import { differenceOf } from './difference.ts';
import { type FlowOf, logHasHole, movedBy, openWalk, type RecordedBatch, type Taken } from './walk.ts';

/** A log replayed: the same all the way, with what it came to; or the first place where it is not. */
export type Replay =
  | { readonly ok: true; readonly batches: number; readonly state: ExecutionState }
  | { readonly ok: false; readonly difference: Difference };

export type ReplayOptions = {
  readonly execution: string;
  /** The whole log, from its first batch. */
  readonly batches: readonly RecordedBatch[];
  /** Throws for a version that is not there. */
  readonly flowOf: FlowOf;
  /** The build that replays. */
  readonly build: string;
  /** Told of each event as it is taken in, in order. */
  onTaken?(taken: Taken): void;
};

/**
 * Replays an execution from its log on the versions it ran on, and compares path, commands and (where there is one) snapshot of every batch.
 * Pure: asks no clock, store or network, performs nothing. Throws `execution.log-has-hole`, and what `flowOf` throws.
 */
export function replay({ execution, batches, flowOf, build, onTaken }: ReplayOptions): Replay {
  const walk = openWalk(execution, flowOf);
  for (const batch of batches) {
    const taken = walk.take(batch);
    for (const one of taken) onTaken?.(one);
    const difference = differenceOf(batch, movedBy(taken), build);
    if (difference) return { ok: false, difference };
  }
  if (!walk.state) throw logHasHole({ execution, expected: 1, found: 0 });
  return { ok: true, batches: batches.length, state: walk.state };
}
