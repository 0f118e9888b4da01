import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { storeUnavailable } from '../../ports/execution-store.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../../testkit/example-execution.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

const a = inside('tenant-a');
const notes = { name: 'notes', indexes: ['place'] };
const large = 'x'.repeat(20_000);

async function openFor(maxPages?: number) {
  const store = await openTestStore({ maxPages });
  onTestFinished(() => store.close());
  return store;
}

test('a full disk refuses what does not fit, keeps what was acknowledged whole, and takes writes again once there is room', async () => {
  const store = await openFor(80);
  for (const id of ['1', '2', '3', '4']) await store.documents.put(a, notes, { id, keys: {}, body: { large } }, 0);
  await store.executions.create(a, exampleExecution('x'), exampleBatch('x', 1));
  let acknowledged = 1;
  const appendUntilFull = async () => {
    for (; ; acknowledged++)
      await store.executions.append(
        a,
        'x',
        acknowledged,
        exampleBatch('x', acknowledged + 1, large),
        exampleChange({ waitingFor: [`task:${acknowledged + 1}`] }),
      );
  };
  await expect(appendUntilFull()).rejects.toSatisfy(storeUnavailable.is);
  const expectWhole = async () => {
    expect((await store.executions.load(a, 'x'))?.last.snapshot.steps).toBe(acknowledged);
    expect((await store.executions.batches(a, 'x')).length).toBe(acknowledged);
    expect((await store.executions.feed({ system: true }, 0, 500)).map(({ position }) => position)).toHaveLength(acknowledged);
    expect(await store.executions.waitingFor(a, `task:${acknowledged}`)).toEqual(['x']);
  };
  await expectWhole();
  const full = acknowledged;
  for (const id of ['1', '2', '3', '4']) expect(await store.documents.remove(a, notes, id)).toBe(true);
  await expect(appendUntilFull()).rejects.toSatisfy(storeUnavailable.is);
  expect(acknowledged).toBeGreaterThan(full);
  await expectWhole();
});

test('of writes committed together, one that does not fit takes none of its neighbours along', async () => {
  const store = await openFor(60);
  const put = (id: string, text: string) => store.documents.put(a, notes, { id, keys: { place: 1 }, body: { text } }, 0);
  const all = await Promise.allSettled([put('s1', 'small'), put('s2', 'small'), put('huge', 'x'.repeat(2_000_000)), put('s3', 'small')]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(all[2]).toMatchObject({ reason: { code: 'store.unavailable' } });
  const found = await store.documents.find(a, notes, { place: 1 }, { by: 'id', order: 'asc' }, { limit: 9 });
  expect(found.items.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
});

test('once its file is gone the store refuses writes instead of writing where nobody will look', async () => {
  const store = await openFor();
  await rm(join(store.folder, 'mortise.db'));
  await expect(store.executions.create(a, exampleExecution('x'), exampleBatch('x', 1))).rejects.toSatisfy(storeUnavailable.is);
});

test('while another program holds the database locked, writes are refused, and taken again after', { timeout: 20_000 }, async () => {
  const store = await openFor();
  const other = new DatabaseSync(join(store.folder, 'mortise.db'));
  other.exec('BEGIN IMMEDIATE');
  await expect(store.documents.put(a, notes, { id: 'n', keys: {}, body: {} }, 0)).rejects.toSatisfy(storeUnavailable.is);
  other.exec('ROLLBACK');
  other.close();
  expect(await store.documents.put(a, notes, { id: 'n', keys: {}, body: {} }, 0)).toBe(1);
});

test('more writes than may wait are refused at once, and those that wait are done', async () => {
  const store = await openFor();
  await store.vault.newKey(a.tenantId);
  const puts = Array.from({ length: 5300 }, (_, place) => store.keys.add(`test/${place}`, 'x'));
  const all = await Promise.allSettled(puts);
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(300);
  expect(refused.every(storeUnavailable.is)).toBe(true);
  expect(await store.keys.list('test/')).toHaveLength(5000);
});

test('a closed store refuses writes and searches', async () => {
  const store = await openTestStore();
  await store.close();
  await expect(store.keys.add('late', 'x')).rejects.toSatisfy(storeUnavailable.is);
  await expect(store.keys.list('')).rejects.toSatisfy(storeUnavailable.is);
});
