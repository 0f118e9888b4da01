import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testClock } from '../../testkit/clock.ts';
import { inside } from '../../testkit/example-execution.ts';
import { randomFlow } from '../../testkit/random-flow.ts';
import { compiledAtRandom, runAtRandom } from '../../testkit/random-run.ts';
import { unopenedWorld } from '../../testkit/unopened-ports.ts';
import { recordingOf } from './recording.ts';
import { rehearse } from './rehearse.ts';

const choices = fc.array(fc.nat(10_000), { maxLength: 30 });

describe('a rehearsal', () => {
  test('of any run of any small flow on the version it ran on is the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomFlow, choices, async (closure, chosen) => {
        const flow = compiledAtRandom('v1', closure);
        const batches = runAtRandom(flow, chosen);
        const recorded = recordingOf({ execution: 'x1', batches, flowOf: () => flow, build: 'test' });
        if (!recorded.ok) throw new Error('it does not replay');
        const under = compiledAtRandom('v2', closure);
        const rehearsed = await rehearse({ recording: recorded.recording, flow: under, ports, scope: inside('anhe'), signal });
        expect(rehearsed).toEqual({ is: 'same', decisions: [], amounts: [] });
      }),
      { numRuns: 300 },
    );
  });
});

const { signal } = new AbortController();
const clock = testClock('2026-03-02T01:00:00.000Z');
const ports = unopenedWorld(clock);
