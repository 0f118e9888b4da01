import type { SystemScope } from '@mortise/shared/tenant';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../open-store.ts';
import { askingBatch, crewContract } from '../../ports/crew.contract.ts';
import { executionRaced } from '../../ports/execution-store.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../../testkit/example-execution.ts';
import { openTestMongoStore, type TestMongoStore } from '../../testkit/open-test-mongo-store.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const system: SystemScope = { system: true };
const scope = inside('crew');
const asked = { status: 'running', dispatched: 1 } as const;

async function openTwo(): Promise<readonly [TestMongoStore, Store]> {
  const a = await openTestMongoStore(uri ?? '');
  const b = await a.join();
  onTestFinished(async () => {
    await b.close();
    await a.close();
  });
  return [a, b];
}

describe.skipIf(uri === undefined)('several processes on one MongoDB database', () => {
  crewContract('MongoDB', async () => {
    const first = await openTestMongoStore(uri ?? '');
    const next = async () => {
      first.clock.advance(first.crew.leaseMs);
      return first.join();
    };
    return { ...first, next };
  });

  test('a duty is one process’s at a time, and free when its lease is over', async () => {
    const [a, b] = await openTwo();
    const [one, other] = await Promise.all([a, b].map(({ crew }) => crew.lead(system, 'views')));
    expect([one, other].filter((until) => until !== undefined)).toHaveLength(1);
    const [holder, waiting] = one === undefined ? [b, a] : [a, b];
    a.clock.advance(a.crew.leaseMs - 1);
    expect(await waiting.crew.lead(system, 'views')).toBeUndefined();
    a.clock.advance(1);
    expect(await waiting.crew.lead(system, 'views')).toBeDefined();
    expect(await holder.crew.lead(system, 'views')).toBeUndefined();
    await waiting.crew.leave(system);
    expect(await holder.crew.lead(system, 'views')).toBeDefined();
  });

  test('an effect is left to the process that has it while it lives, and then taken over by exactly one', async () => {
    const [a, b] = await openTwo();
    const c = await a.join();
    onTestFinished(() => c.close());
    await a.executions.create(scope, exampleExecution('x', asked), askingBatch('x', 1));
    a.clock.advance(a.crew.leaseMs - 1);
    for (const { crew } of [b, c]) await crew.report(system);
    expect(await b.crew.adopt(system, 9)).toEqual([]);
    a.clock.advance(1);
    const taken = await Promise.all([b, c].map(({ crew }) => crew.adopt(system, 9)));
    expect(taken.flat()).toEqual([{ tenantId: 'crew', id: 'x', keys: new Set(['x.1']), dispatch: false }]);
    expect((await Promise.all([b, c].map(({ crew }) => crew.adopt(system, 9)))).flat()).toEqual([]);
  });

  test('another process’s commit between leaves an effect with the one that has it', async () => {
    const [a, b] = await openTwo();
    await a.executions.create(scope, exampleExecution('x', asked), askingBatch('x', 1));
    const heard = { ...exampleBatch('x', 2), snapshot: askingBatch('x', 2).snapshot };
    await b.executions.append(scope, 'x', 1, heard, exampleChange({ status: 'running', dispatched: 2 }));
    a.clock.advance(a.crew.leaseMs);
    await b.crew.report(system);
    expect(await b.crew.adopt(system, 9)).toMatchObject([{ id: 'x', keys: new Set(['x.1']) }]);
  });

  test('a process that was frozen past its lease writes nothing behind the one that took over', async () => {
    const [a, b] = await openTwo();
    await a.executions.create(scope, exampleExecution('x', asked), askingBatch('x', 1));
    a.clock.advance(a.crew.leaseMs);
    await b.crew.report(system);
    await b.crew.adopt(system, 9);
    await b.executions.append(scope, 'x', 1, exampleBatch('x', 2, 'from b'), exampleChange({ dispatched: 2 }));
    const late = a.executions.append(scope, 'x', 1, exampleBatch('x', 2, 'from a'), exampleChange({ dispatched: 2 }));
    await expect(late).rejects.toSatisfy(executionRaced.is);
    expect((await a.executions.load(scope, 'x'))?.last).toEqual(exampleBatch('x', 2, 'from b'));
    expect((await b.executions.feed(system, 0, 9)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('what had its last command carried out is nobody’s to take over', async () => {
    const [a, b] = await openTwo();
    await a.executions.create(scope, exampleExecution('x'), exampleBatch('x', 1));
    await a.executions.dispatched(scope, 'x', 1);
    await a.executions.create(scope, exampleExecution('y', asked), askingBatch('y', 1));
    await a.executions.append(scope, 'y', 1, exampleBatch('y', 2), exampleChange({ dispatched: 2 }));
    a.clock.advance(a.crew.leaseMs);
    await b.crew.report(system);
    expect(await b.crew.adopt(system, 9)).toEqual([]);
  });

  test('a timer is given to one of those who ask at once', async () => {
    const [a, b] = await openTwo();
    await a.executions.create(scope, exampleExecution('t', { due: '2026-03-02T01:30:00.000Z' }), exampleBatch('t', 1));
    const claimed = await Promise.all([a, b].map(({ crew }) => crew.claimDue(system, '2026-03-02T02:00:00.000Z', 9)));
    expect(claimed.flat()).toHaveLength(1);
  });

  test('each process is told what the others committed, in order, and not what it committed itself', async () => {
    const [a, b] = await openTwo();
    await a.executions.create(scope, exampleExecution('x', { conversation: 'talk' }), exampleBatch('x', 1));
    await b.executions.append(scope, 'x', 1, exampleBatch('x', 2), exampleChange());
    await a.executions.append(scope, 'x', 2, exampleBatch('x', 3), exampleChange());
    expect((await b.crew.news(system)).map(({ id, seq, kinds }) => [id, seq, kinds])).toEqual([
      ['x', 1, ['say']],
      ['x', 3, ['say']],
    ]);
    expect((await a.crew.news(system)).map(({ seq }) => seq)).toEqual([2]);
    expect(await a.crew.news(system)).toEqual([]);
  });
});
