import type { Batch } from '@mortise/shared/execution';
import { afterEach, describe, expect, test } from 'vitest';
import end from '../capabilities/flows/nodes/end.node.ts';
import pause from '../capabilities/flows/nodes/pause.node.ts';
import { closureOf, draw, inside, openTestRuntime, type TestRuntime } from '../testkit/index.ts';
import { rowChangeFrom } from './batch.ts';

const scope = inside('anhe');
const pausing = closureOf(
  draw('pausing', [
    ['pause', 'flows.pause', { seconds: 60 }, { next: 'end' }],
    ['end', 'flows.end', {}, {}],
  ]),
);

let runtime: TestRuntime;
afterEach(() => runtime.close());

/** Moves an execution on as a later release would: one more batch, its snapshot of a form that only that release knows. */
async function movedOnByLaterRelease(id: string): Promise<void> {
  const loaded = await runtime.store.executions.load(scope, id);
  if (!loaded) throw new Error(`no execution ${id}`);
  const { row, last } = loaded;
  const later: Batch = JSON.parse(
    JSON.stringify({
      ...last,
      ...{ seq: last.seq + 1, build: '9.0.0', snapshotFormat: 2 },
      events: [{ type: 'received', at: last.at, message: { id: 'm1' } }],
      path: [],
      commands: [],
    }),
  );
  await runtime.store.executions.append(scope, id, last.seq, later, rowChangeFrom(row, later));
}

describe('a product put back to an earlier release', () => {
  test('leaves what the later one moved on as it is, says so by name, and carries on with everything else', async () => {
    runtime = await openTestRuntime({ nodes: [pause, end], flows: [pausing] });
    const mine = await runtime.start(pausing);
    const theirs = await runtime.start(pausing);
    await movedOnByLaterRelease(theirs);
    await runtime.restart();

    const refused = { code: 'execution.snapshot-too-new', facts: { format: 2, known: 1 } };
    await expect(runtime.runner.cancel(scope, theirs, 'by mistake')).rejects.toMatchObject(refused);
    await expect(runtime.state(theirs)).rejects.toMatchObject(refused);
    runtime.store.clock.advance(60_000);
    await expect.poll(async () => (await runtime.state(mine)).status).toBe('finished');
    expect((await runtime.store.executions.batches(scope, theirs)).map(({ seq, build }) => [seq, build])).toEqual([
      [1, 'test'],
      [2, '9.0.0'],
    ]);
  });
});
