import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFlow } from '../../testkit/random-flow.ts';
import { compiledAtRandom, runAtRandom } from '../../testkit/random-run.ts';
import { replay } from './replay.ts';

const choices = fc.array(fc.nat(10_000), { maxLength: 30 });

describe('a replay', () => {
  test('of any run of any small flow is the same, batch by batch, with every snapshot', () => {
    fc.assert(
      fc.property(randomFlow, choices, (closure, chosen) => {
        const batches = runAtRandom(compiledAtRandom('v1', closure), chosen);
        const fresh = compiledAtRandom('v1', closure);
        const replayed = replay({ execution: 'x1', batches, flowOf: () => fresh, build: 'test' });
        expect(replayed).toEqual({ ok: true, batches: batches.length, state: batches.at(-1)?.snapshot });
      }),
      { numRuns: 300 },
    );
  });
});
