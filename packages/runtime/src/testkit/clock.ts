import type { Clock } from '../ports/clock.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  /** Moves time on by `ms` and wakes what falls due on the way, in order; each sees the time it asked for. */
  advance(ms: number): void;
};

/** A clock that starts at an instant (ISO 8601, UTC). */
export function testClock(start: string): TestClock {
  let now = Date.parse(start);
  let armed = 0;
  const wakes = new Map<number, { readonly at: number; readonly wake: () => void }>();

  return {
    now: () => now,
    at(at, wake) {
      const id = armed++;
      wakes.set(id, { at, wake });
      return () => wakes.delete(id);
    },
    advance(ms) {
      const until = now + ms;
      for (let next = earliest(until); next !== undefined; next = earliest(until)) {
        wakes.delete(next.id);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = until;
    },
  };

  /** Of two due at once the one armed first. */
  function earliest(until: number) {
    return [...wakes]
      .map(([id, wake]) => ({ id, ...wake }))
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at || a.id - b.id)[0];
  }
}
