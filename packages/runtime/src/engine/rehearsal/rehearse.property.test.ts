import type { FlowClosure } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testClock } from '../../testkit/clock.ts';
import { inside } from '../../testkit/example-execution.ts';
import { randomFlow } from '../../testkit/random-flow.ts';
import { compiledAtRandom, runAtRandom } from '../../testkit/random-run.ts';
import { unopenedWorld } from '../../testkit/unopened-ports.ts';
import { replay } from '../replay/replay.ts';
import { recordingOf } from './recording.ts';
import { rehearse } from './rehearse.ts';

const choices = fc.array(fc.nat(10_000), { maxLength: 30 });

/** Plays a random flow, and lets the run go through `is`. */
async function through(was: FlowClosure, is: FlowClosure, chosen: readonly number[]) {
  const flow = compiledAtRandom('v1', was);
  const batches = runAtRandom(flow, chosen);
  const recorded = recordingOf({ execution: 'x1', batches, flowOf: () => flow, build: 'test' });
  if (!recorded.ok) throw new Error('it does not replay');
  const under = compiledAtRandom('v2', is);
  const rehearsed = await rehearse({ recording: recorded.recording, flow: under, ports, scope: inside('anhe'), signal });
  return { batches, rehearsed, under: compiledAtRandom('v1', is) };
}

/** The same drawing with one thing changed: a condition, an assignment, a question, a wait, or where a way out leads. */
const changedFlow = fc.tuple(randomFlow, fc.nat(), fc.nat()).map(([was, which, to]): readonly [was: FlowClosure, is: FlowClosure] => {
  const graph = was.flows.random;
  const node = graph?.nodes[which % graph.nodes.length];
  if (!graph || !node) return [was, was];
  const settings = otherSettings[node.kind];
  const nodes = graph.nodes.map((one) => (one === node && settings ? { ...one, settings } : one));
  const [target] = graph.nodes.slice(to % graph.nodes.length);
  // Where there are branches all ways lead on, as in every random flow.
  const branches = graph.nodes.some(({ kind }) => kind === 'flows.fork');
  const edges = graph.edges.map((edge, index) =>
    !settings && target && index === which % graph.edges.length && !branches ? { ...edge, to: target.id } : edge,
  );
  return [was, { ...was, flows: { ...was.flows, random: { ...graph, nodes, edges } } }];
});
const text = (zh: string) => ({ zh, en: zh });
const otherSettings: Readonly<Record<string, Json>> = {
  'conversations.ask': { question: text('多少呢？{x}'), again: text('再说一次'), expects: 'number', variable: 'x', attempts: 2 },
  'flows.choose': { cases: [{ id: 'a', title: text('一步'), when: 'x > 6' }] },
  'flows.set': { rows: [{ variable: 'x', value: 'x + 2' }] },
  'flows.pause': { seconds: 90 },
};

describe('a rehearsal', () => {
  test('of any run of any small flow on the version it ran on is the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomFlow, choices, async (closure, chosen) => {
        const { rehearsed } = await through(closure, closure, chosen);
        expect(rehearsed).toEqual({ is: 'same', decisions: [], amounts: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('calls a changed flow the same only if its log takes the same path on it, and always if its log replays on it', async () => {
    await fc.assert(
      fc.asyncProperty(changedFlow, choices, async ([was, is], chosen) => {
        const { batches, rehearsed, under } = await through(was, is, chosen);
        const replayed = replay({ execution: 'x1', batches, flowOf: () => under, build: 'test' });
        if (replayed.ok) expect(rehearsed.is).toBe('same');
        const wentAlike = replayed.ok || replayed.difference.part !== 'path' || replayed.difference.exit === undefined;
        if (rehearsed.is === 'same') expect(wentAlike).toBe(true);
        if (rehearsed.is === 'openFromHere') expect(rehearsed.open).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});

const { signal } = new AbortController();
const clock = testClock('2026-03-02T01:00:00.000Z');
const ports = unopenedWorld(clock);
