import { describe, expect, test } from 'vitest';
import { lightsOf } from './lights.ts';

const step = (node: string, exit: string | undefined, flow = 'claim') => ({
  frame: 1,
  flow,
  node,
  outcome: exit === undefined ? ('wait' as const) : ('leave' as const),
  set: {},
  ms: 3,
  ...(exit === undefined ? {} : { exit }),
});
const entry = (...steps: ReturnType<typeof step>[]) => ({
  seq: 1,
  at: '2026-01-05T01:00:00Z',
  build: '1',
  events: [],
  commands: [],
  steps,
});
const token = { id: 1, flow: 'claim', node: 'review', phase: 'waiting' as const, since: '2026-01-05T01:00:00Z' };

describe('the light of an execution', () => {
  test('counts how often each step was left, and by which ways', () => {
    const lights = lightsOf('claim', [entry(step('ask', 'answered'), step('ask', 'answered'), step('ask', 'unanswered'))], []);
    expect(lights.get('ask')).toEqual({ state: 'visited', visits: 3, exits: new Set(['answered', 'unanswered']) });
  });
  test('shows where it stands now, also on the first visit', () => {
    expect(lightsOf('claim', [entry(step('review', undefined))], [token]).get('review')).toMatchObject({ state: 'here', visits: 1 });
  });
  test('shows a step where it is stuck as failed', () => {
    expect(lightsOf('claim', [], [{ ...token, phase: 'stuck' }]).get('review')?.state).toBe('fault');
  });
  test('leaves other flows of the same execution alone', () => {
    expect([...lightsOf('claim', [entry(step('ask', 'answered', 'front-desk'))], []).keys()]).toEqual([]);
  });
});
