import type { Clock } from '../ports/clock.ts';

/** What each key may use up: `burst` at once, then one more every `refillMs`. In memory: a restart forgets. */
export interface Allowance {
  /** Uses up one. 0 when that was allowed, else the ms until the next will be. */
  take(key: string): number;
}

/** Beyond this many keys the ones used longest ago are forgotten: memory stays bounded whoever calls. */
const keysAtMost = 50_000;

/** Opens a token bucket per key. */
export function openAllowance(clock: Clock, { burst, refillMs }: { readonly burst: number; readonly refillMs: number }): Allowance {
  /** When a key's bucket will be full again: all there is to know of it. */
  const fullAt = new Map<string, number>();
  return {
    take(key) {
      const now = clock.now();
      const next = Math.max(fullAt.get(key) ?? now, now) + refillMs;
      const wait = next - now - burst * refillMs;
      if (wait > 0) return wait;
      fullAt.delete(key);
      fullAt.set(key, next);
      for (const oldest of fullAt.keys()) {
        if (fullAt.size <= keysAtMost) break;
        fullAt.delete(oldest);
      }
      return 0;
    },
  };
}
