import type { Clock } from '../ports/clock.ts';

/** A clock that stands still until a test moves it. */
export type MovingClock = Clock & { move(ms: number): void };

export function movingClock(start = Date.parse('2026-03-02T01:00:00Z')): MovingClock {
  let now = start;
  const alarms = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    at(at, wake) {
      const alarm = { at, wake };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    move(ms) {
      now += ms;
      for (const alarm of [...alarms].sort((a, b) => a.at - b.at)) if (alarm.at <= now && alarms.delete(alarm)) alarm.wake();
    },
  };
}
