import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that follow from the seed. */
export function randomFrom(seed: string): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}:${n++}`).digest().readUInt32BE() / 2 ** 32;
}

/** The middle one of some durations, in whole ms. */
export function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}
