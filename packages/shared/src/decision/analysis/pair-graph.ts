import { type Bits, clearBit, countBits, noBits, numbersIn, setBit } from './diagram/bits.ts';

/** Which of some numbered things go together, each pair known to both. */
export type PairGraph = { readonly of: readonly Bits[]; readonly degrees: Int32Array };

export function openPairs(size: number): PairGraph {
  return { of: Array.from({ length: size }, () => noBits(size)), degrees: new Int32Array(size) };
}

/** Notes a pair that was not noted yet. */
export function addPair(graph: PairGraph, [left, right]: readonly [number, number]): void {
  setBit(graph.of[left] ?? noBits(0), right);
  setBit(graph.of[right] ?? noBits(0), left);
  graph.degrees[left] = (graph.degrees[left] ?? 0) + 1;
  graph.degrees[right] = (graph.degrees[right] ?? 0) + 1;
}

/** Takes out the one with the most partners, with all its pairs; undefined when no pair is left. */
export function takeHub(graph: PairGraph): { readonly hub: number; readonly partners: readonly number[] } | undefined {
  const most = graph.degrees.reduce((highest, degree) => Math.max(highest, degree), 0);
  if (most === 0) return undefined;
  const hub = graph.degrees.indexOf(most);
  const mine = graph.of[hub] ?? noBits(0);
  const partners = numbersIn(mine);
  for (const partner of partners) {
    clearBit(graph.of[partner] ?? mine, hub);
    graph.degrees[partner] = (graph.degrees[partner] ?? 0) - 1;
  }
  mine.fill(0);
  graph.degrees[hub] = 0;
  return { hub, partners };
}

/** How many pairs there are. */
export function countPairs(graph: PairGraph): number {
  return graph.of.reduce((sum, bits) => sum + countBits(bits), 0) / 2;
}
