import type { SystemScope } from '@mortise/shared/tenant';
import { type Long, MongoClient } from 'mongodb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askingBatch } from '../../ports/crew.contract.ts';
import { executionExists } from '../../ports/execution-store.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../../testkit/example-execution.ts';
import { openTestMongoStore } from '../../testkit/open-test-mongo-store.ts';
import { openCommit } from './commit.ts';
import { connectMongo } from './connect.ts';
import { openPositions } from './positions.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const system: SystemScope = { system: true };
const scope = inside('tenant-a');

/** A store, and the bare database beside it: to leave it as a process leaves it that dies between two writes. */
async function openBoth() {
  const store = await openTestMongoStore(uri ?? '');
  const client = await new MongoClient(store.uri).connect();
  const database = await connectMongo({ uri: store.uri });
  onTestFinished(async () => {
    await client.close();
    await database.close();
    await store.close();
  });
  const rows = client.db().collection('executions');
  const batches = client.db().collection<{ _id: Long | number; execution: string }>('batches');
  const start = (id: string, changes = {}) => store.executions.create(scope, exampleExecution(id, changes), exampleBatch(id, 1));
  const feed = async (from = 0) => (await store.executions.feed(system, from, 9)).map(({ execution }) => execution);
  return { store, rows, batches, database, positions: openPositions(database), start, feed };
}

describe.skipIf(uri === undefined)('a process that dies between two writes to MongoDB', () => {
  test('and so never fills the position it drew, holds readers up for a while, and then for good no more', async () => {
    const { store, positions, start, feed } = await openBoth();
    await start('before');
    await positions.draw();
    await start('after');
    expect(await feed()).toEqual(['before']);
    store.clock.advance(2_999);
    expect(await feed()).toEqual(['before']);
    store.clock.advance(1);
    expect(await feed()).toEqual(['before']);
    expect(await feed()).toEqual(['before', 'after']);
    expect(await feed(1)).toEqual(['after']);
  });

  test('a batch that comes after its position was given up takes another, and no reader misses it', async () => {
    const { store, positions, database, batches } = await openBoth();
    const drawn = await positions.draw();
    await positions.giveBack([drawn]);
    const scripted = [drawn];
    const commit = openCommit(database, { draw: async () => scripted.shift() ?? positions.draw(), giveBack: positions.giveBack });
    expect(await commit({ tenantId: 'tenant-a', execution: 'late', seq: 1 })).toEqual({ is: 'committed', position: drawn + 1 });
    expect(await batches.findOne({ execution: 'late' })).toMatchObject({ _id: drawn + 1 });
    expect(await store.executions.newest(system)).toBe(drawn + 1);
  });

  test('a position that a lost race left over holds nobody up', async () => {
    const { store, start, feed } = await openBoth();
    await start('x');
    const step = (words: string) => store.executions.append(scope, 'x', 1, exampleBatch('x', 2, words), exampleChange());
    await Promise.allSettled(['a', 'b', 'c'].map(step));
    await start('y');
    expect(await feed()).toEqual(['x', 'x', 'y']);
  });

  test('between a start’s row and its batch has started nothing, and the start can be repeated', async () => {
    const { store, start, batches } = await openBoth();
    await start('x', { waitingFor: ['task:1'] });
    await batches.deleteOne({ execution: 'x' });
    const joined = await store.join();
    onTestFinished(() => joined.close());
    expect(await joined.executions.load(scope, 'x')).toBeUndefined();
    expect((await joined.executions.list(scope, {}, { limit: 9 })).items).toEqual([]);
    expect(await joined.executions.waitingFor(scope, 'task:1')).toEqual([]);
    await joined.executions.create(scope, exampleExecution('x', { flow: 'other' }), exampleBatch('x', 1, 'again'));
    expect(await joined.executions.load(scope, 'x')).toMatchObject({ row: { flow: 'other' }, last: exampleBatch('x', 1, 'again') });
    expect((await joined.executions.list(scope, { flow: 'other' }, { limit: 9 })).items).toHaveLength(1);
    await expect(start('x')).rejects.toSatisfy(executionExists.is);
  });

  test('between a batch and its row has committed: the next process goes on from the batch', async () => {
    const { store, start, rows } = await openBoth();
    await start('x');
    const before = await rows.findOne({ id: 'x' });
    await store.executions.append(scope, 'x', 1, exampleBatch('x', 2, 'new'), exampleChange({ waitingFor: ['task:2'], customer: 'li' }));
    await rows.replaceOne({ id: 'x' }, before ?? {});
    const joined = await store.join();
    onTestFinished(() => joined.close());
    const loaded = await joined.executions.load(scope, 'x');
    expect(loaded?.last).toEqual(exampleBatch('x', 2, 'new'));
    expect(loaded?.row).toMatchObject({ seq: 2, waitingFor: ['task:2'], customer: 'li' });
    await joined.executions.append(scope, 'x', 2, exampleBatch('x', 3), exampleChange({ waitingFor: ['task:3'], customer: 'li' }));
    expect(await joined.executions.waitingFor(scope, 'task:3')).toEqual(['x']);
  });

  test('between a batch and its row leaves look-ups behind, until one of the crew has put them in order; its commands are anybody’s then', async () => {
    const { store, start, rows } = await openBoth();
    await start('x');
    await store.executions.dispatched(scope, 'x', 1);
    const before = await rows.findOne({ id: 'x' });
    const change = exampleChange({ status: 'running', waitingFor: ['signal:paid:7'], due: '2026-03-02T01:00:00.000Z', dispatched: 2 });
    await store.executions.append(scope, 'x', 1, askingBatch('x', 2), change);
    await rows.replaceOne({ id: 'x' }, before ?? {});
    const { executions, crew } = store;
    expect(await executions.waitingFor(scope, 'signal:paid:7')).toEqual([]);
    await crew.tend(system);
    expect(await executions.waitingFor(scope, 'signal:paid:7')).toEqual([]);
    await crew.tend(system);
    expect(await executions.waitingFor(scope, 'signal:paid:7')).toEqual(['x']);
    expect(await executions.due(system, '2026-03-02T01:00:00.000Z', 9)).toEqual([{ tenantId: 'tenant-a', id: 'x' }]);
    expect(await crew.adopt(system, 9)).toMatchObject([{ id: 'x', keys: new Set(['x.1']) }]);
  });

  test('keeps one snapshot of an execution, the newest', async () => {
    const { store, start, batches } = await openBoth();
    await start('x');
    for (const after of [1, 2, 3]) await store.executions.append(scope, 'x', after, exampleBatch('x', after + 1), exampleChange());
    await store.executions.close();
    expect(await batches.countDocuments({ execution: 'x' })).toBe(4);
    expect(await batches.countDocuments({ execution: 'x', snapshot: { $exists: true } })).toBe(1);
    expect((await store.executions.load(scope, 'x'))?.last).toEqual(exampleBatch('x', 4));
  });
});
