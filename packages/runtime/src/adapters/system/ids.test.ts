import { expect, test } from 'vitest';
import { testClock } from '../../testkit/clock.ts';
import { systemIds } from './ids.ts';

test('ids are 26 characters of lower-case base 32, in the order of their milliseconds', () => {
  const clock = testClock('2026-03-02T01:00:00.000Z');
  const ids = systemIds(clock);
  const made = Array.from({ length: 500 }, () => {
    clock.advance(1 + Math.floor(clock.now() % 977) * 31);
    return ids.next();
  });
  for (const id of made) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(made.toSorted()).toEqual(made);
});

test('ids of one millisecond share their time and nothing more', () => {
  const ids = systemIds(testClock('2026-03-02T01:00:00.000Z'));
  const made = Array.from({ length: 2000 }, () => ids.next());
  expect(new Set(made.map((id) => id.slice(0, 10)))).toEqual(new Set([made[0]?.slice(0, 10)]));
  expect(new Set(made.map((id) => id.slice(10))).size).toBe(2000);
});
