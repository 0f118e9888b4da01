import type { Clock } from '../../ports/clock.ts';

/** Counts tries under a key and says when there were too many. In memory: a restart forgets. */
export interface Tries {
  /** Counts one try; gives the seconds to wait when it is one too many, and then it must not be made. */
  take(key: string): number | undefined;
  /** Forgets the tries under a key: one has succeeded. */
  clear(key: string): void;
}

/** Beyond this many keys the oldest are forgotten: memory stays bounded whatever is typed. */
const keysAtMost = 20_000;

export function openTries(clock: Clock, { atMost, withinMs }: { readonly atMost: number; readonly withinMs: number }): Tries {
  const counts = new Map<string, { count: number; readonly until: number }>();
  return {
    take(key) {
      const now = clock.now();
      const known = counts.get(key);
      const current = known && known.until > now ? known : { count: 0, until: now + withinMs };
      if (current.count >= atMost) return Math.ceil((current.until - now) / 1000);
      counts.delete(key);
      counts.set(key, { ...current, count: current.count + 1 });
      for (const oldest of counts.keys()) {
        if (counts.size <= keysAtMost) break;
        counts.delete(oldest);
      }
      return undefined;
    },
    clear: (key) => void counts.delete(key),
  };
}
