import type { RecordedInput } from './recording.ts';

/** The recorded inputs that were not given yet, by what they answer. Each is given once. */
export type Supply = {
  /** The earliest that answers this key. */
  first(key: string): number | undefined;
  use(index: number): RecordedInput | undefined;
  /** Whether there is a cancellation in it: what that answers is dear to tell. */
  readonly cancels: boolean;
};

/** Opens a supply of everything recorded. */
export function openSupply(inputs: readonly RecordedInput[]): Supply {
  const byKey = new Map<string, number[]>();
  for (const [index, { keys }] of inputs.entries()) {
    for (const key of keys) {
      const known = byKey.get(key);
      if (known) known.push(index);
      else byKey.set(key, [index]);
    }
  }
  const used = new Set<number>();
  return {
    cancels: inputs.some(({ event }) => event.type === 'cancelled'),
    first(key) {
      const waiting = byKey.get(key);
      while (waiting?.[0] !== undefined && used.has(waiting[0])) waiting.shift();
      return waiting?.[0];
    },
    use(index) {
      used.add(index);
      return inputs[index];
    },
  };
}
