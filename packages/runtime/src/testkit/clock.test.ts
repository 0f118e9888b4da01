import { expect, test } from 'vitest';
import { testClock } from './clock.ts';

test('time stands still until it is moved', () => {
  const clock = testClock('2026-03-02T01:00:00.000Z');
  expect(clock.now()).toBe(Date.UTC(2026, 2, 2, 1));
  clock.advance(1500);
  expect(clock.now()).toBe(Date.UTC(2026, 2, 2, 1, 0, 1, 500));
});

test('wakes come in the order of their instants, each at its own, those armed by a wake included', () => {
  const clock = testClock('1970-01-01T00:00:00.000Z');
  const heard: [string, number][] = [];
  const hear = (name: string) => () => heard.push([name, clock.now()]);
  clock.at(300, hear('late'));
  clock.at(100, () => {
    hear('early')();
    clock.at(200, hear('armed by early'));
    clock.at(50, hear('already past'));
  });
  clock.at(300, hear('late too'));
  clock.at(301, hear('not yet'));
  clock.at(150, hear('cancelled'))();
  clock.advance(300);
  expect(heard).toEqual([
    ['early', 100],
    ['already past', 100],
    ['armed by early', 200],
    ['late', 300],
    ['late too', 300],
  ]);
  expect(clock.now()).toBe(300);
});
