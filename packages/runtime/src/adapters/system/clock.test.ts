import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => vi.useRealTimers());

const day = 86_400_000;

test('a wake longer away than one timer can hold comes at its instant, not at once', () => {
  const clock = systemClock();
  const wake = vi.fn();
  clock.at(clock.now() + 60 * day, wake);
  vi.advanceTimersByTime(60 * day - 1);
  expect(wake).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(wake).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(90 * day);
  expect(wake).toHaveBeenCalledOnce();
});

test('a wake in the past comes soon, and a cancelled one never, on any leg of its wait', () => {
  const clock = systemClock();
  const [past, cancelled] = [vi.fn(), vi.fn()];
  clock.at(clock.now() - 5, past);
  const cancel = clock.at(clock.now() + 60 * day, cancelled);
  vi.advanceTimersByTime(30 * day);
  cancel();
  vi.advanceTimersByTime(60 * day);
  expect(past).toHaveBeenCalledOnce();
  expect(cancelled).not.toHaveBeenCalled();
});
