import { defineFault } from '../fault/index.ts';
import type { Json } from '../json/index.ts';
import { ExecutionState } from './state.ts';

/** The form of the snapshots this product writes. A new form takes the next number and one entry in `upgrades`. */
export const snapshotFormat = 1;

/** How a snapshot of the form n becomes one of the form n + 1. Entries stay for ever: an execution may sleep for years. */
const upgrades: Readonly<Record<number, (old: Json) => Json>> = {};

/** A later release wrote this snapshot. It is left as it is: put that release, or a later one, back in place. */
export const snapshotTooNew = defineFault<{ format: number; known: number }>(
  'execution.snapshot-too-new',
  'outside',
  ({ format, known }) => `the snapshot has form ${format}, written by a later release; this one reads forms up to ${known}`,
);

type WithSnapshot = { readonly snapshotFormat: number; readonly snapshot: unknown };
type Upgrade = (old: Json) => Json;

/**
 * Reads snapshots of every form up to `current`: one that is older is brought forward a form at a time and parsed, one of the current form
 * is taken as it is. Throws `execution.snapshot-too-new`.
 */
export function snapshotReader({ current, upgrades }: { readonly current: number; readonly upgrades: Readonly<Record<number, Upgrade>> }) {
  return <B extends WithSnapshot>(batch: B): B => {
    const { snapshotFormat: format } = batch;
    if (format === current) return batch;
    if (format > current) throw snapshotTooNew({ format, known: current });
    let snapshot: Json = JSON.parse(JSON.stringify(batch.snapshot));
    for (let form = format; form < current; form++) {
      const upgrade = upgrades[form];
      if (!upgrade) throw new Error(`no way from snapshot form ${form} to the next`);
      snapshot = upgrade(snapshot);
    }
    return { ...batch, snapshotFormat: current, snapshot: ExecutionState.parse(snapshot) };
  };
}

/** A batch with its snapshot in the form of this product. Throws `execution.snapshot-too-new`. */
export const readableBatch = snapshotReader({ current: snapshotFormat, upgrades });
