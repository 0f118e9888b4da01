import { describe, expect, test } from 'vitest';
import { openAllowance } from './allowance.ts';

function movableClock() {
  let now = 0;
  return { now: () => now, at: () => () => {}, pass: (ms: number) => (now += ms) };
}

describe('an allowance', () => {
  test('lets a burst through, then one for each refill, and says how long to wait', () => {
    const clock = movableClock();
    const allowance = openAllowance(clock, { burst: 3, refillMs: 1000 });
    expect([1, 2, 3].map(() => allowance.take('a'))).toEqual([0, 0, 0]);
    expect(allowance.take('a')).toBe(1000);
    clock.pass(400);
    expect(allowance.take('a')).toBe(600);
    clock.pass(600);
    expect(allowance.take('a')).toBe(0);
    expect(allowance.take('a')).toBe(1000);
  });

  test('of one key leaves the others alone, and is whole again after a rest', () => {
    const clock = movableClock();
    const allowance = openAllowance(clock, { burst: 1, refillMs: 50 });
    expect(allowance.take('a')).toBe(0);
    expect(allowance.take('b')).toBe(0);
    expect(allowance.take('a')).toBe(50);
    clock.pass(1_000_000);
    expect(allowance.take('a')).toBe(0);
    expect(allowance.take('a')).toBe(50);
  });
});
