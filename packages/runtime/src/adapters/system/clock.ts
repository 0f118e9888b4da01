import type { Clock } from '../../ports/clock.ts';

/** The longest wait one timer of the platform can hold, in ms; longer ones are waited for in legs. */
const longestTimer = 2 ** 31 - 1;

/** The machine's clock. Its timers keep no process alive. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at(at, wake) {
      let timer: NodeJS.Timeout;
      const wait = () => {
        const left = at - Date.now();
        if (left <= 0) wake();
        else arm(left);
      };
      const arm = (ms: number) => {
        timer = setTimeout(wait, Math.min(Math.max(ms, 0), longestTimer));
        timer.unref();
      };
      arm(at - Date.now());
      return () => clearTimeout(timer);
    },
  };
}
