import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemScope } from '@mortise/shared/tenant';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addressOf, dropDatabase } from './adapters/mongodb/connect.ts';
import { systemIds } from './adapters/system/ids.ts';
import { copyStore } from './copy-store.ts';
import { openSource, openTarget, storeNotEmpty } from './open-archive.ts';
import { openMongoStore } from './open-mongo-store.ts';
import { openStore, type Store } from './open-store.ts';
import { askingBatch } from './ports/crew.contract.ts';
import { storeHalfCopied, storeInUse } from './ports/store-refusals.ts';
import { sealBroken } from './ports/vault.ts';
import { testClock } from './testkit/clock.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from './testkit/example-execution.ts';

const server = process.env.MORTISE_TEST_MONGODB_URI;
const system: SystemScope = { system: true };
const a = inside('tenant-a');
const claims = { name: 'claims', indexes: ['amount'], unique: ['number'] };
const settled = { name: 'settled', indexes: [], unique: ['reference'] };
const quiet = () => {};

async function places() {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-'));
  const uri = addressOf(server ?? '', `mortise_test_${randomUUID()}`);
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
    await dropDatabase(uri);
  });
  const clock = testClock('2026-03-02T01:00:00.000Z');
  const settings = { masterKey: randomBytes(32), clock, ids: systemIds(clock) };
  return {
    folder: join(folder, 'data'),
    back: join(folder, 'back'),
    uri,
    openFolder: (path: string) => openStore({ ...settings, folder: path, durable: false }),
    openDatabase: () => openMongoStore({ ...settings, uri }),
  };
}

/** Something of everything. */
async function fill(store: Store): Promise<string> {
  await store.executions.create(
    a,
    exampleExecution('x', { waitingFor: ['task:1'], due: '2026-03-09T00:00:00.000Z' }),
    exampleBatch('x', 1),
  );
  for (const after of [1, 2]) await store.executions.append(a, 'x', after, exampleBatch('x', after + 1), exampleChange({ customer: 'li' }));
  await store.executions.create(a, exampleExecution('asking', { status: 'running', dispatched: 1 }), askingBatch('asking', 1));
  await store.executions.create(a, exampleExecution('gone', { customer: 'zhao' }), exampleBatch('gone', 1));
  await store.vault.destroy(a.tenantId, 'zhao');
  await store.documents.put(a, claims, { id: 'c1', keys: { amount: 3, number: 'N-1' }, body: { words: '韩梅梅' }, owner: 'li' }, 0);
  for (const id of ['c2', 'c3']) await store.documents.put(a, claims, { id, keys: { amount: 1 }, body: {} }, 0);
  for (const id of ['s1', 's2']) await store.documents.put(a, settled, { id, keys: {}, body: {} }, 0);
  await store.documents.put(inside('tenant-b'), claims, { id: 'c1', keys: { number: 'N-1' }, body: { other: true } }, 0);
  return (await store.files.put(a, 'x', Buffer.alloc(3_000_000, 7), { type: 'image/png', name: '发票.png' })).file;
}

/** What a reader sees of all that. */
async function seen({ executions, documents, files, vault }: Store, file: string) {
  const found = await documents.find(a, claims, {}, { by: 'amount', order: 'asc' }, { limit: 9 });
  return {
    x: await executions.load(a, 'x'),
    log: await executions.batches(a, 'x'),
    feed: await executions.feed(system, 0, 99),
    waits: await executions.waitingFor(a, 'task:1'),
    list: (await executions.list(a, {}, { limit: 9 })).items,
    erased: await executions.load(a, 'gone').catch((error) => sealBroken.is(error)),
    claims: found.items,
    settled: await documents.count(a, settled, {}),
    number: (await documents.across(system, claims, { number: 'N-1' }, 9)).map(({ tenantId, document }) => [tenantId, document]),
    file: await files.get(a, file).then((got) => [got?.ref, got?.bytes.length]),
    print: await vault.fingerprint(a.tenantId, 'phone', '1'),
  };
}

async function copy(from: string, to: string) {
  const source = await openSource(from);
  try {
    const target = await openTarget(to);
    return await copyStore(source, target, quiet).finally(() => target.close());
  } finally {
    await source.close();
  }
}

describe.skipIf(server === undefined)('a store copied to MongoDB and back (MORTISE_TEST_MONGODB_URI)', () => {
  test('is the same to every reader on either side, and goes on from there', { timeout: 60_000 }, async () => {
    const { folder, back, uri, openFolder, openDatabase } = await places();
    const first = await openFolder(folder);
    const file = await fill(first);
    const before = await seen(first, file);
    await first.close();

    expect(await copy(folder, uri)).toMatchObject({ executions: 3, batches: 5, documents: 6, files: 1 });
    const moved = await openDatabase();
    expect(await seen(moved, file)).toEqual(before);
    const adopted = (await moved.crew.adopt(system, 9)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(adopted).toMatchObject([
      { id: 'asking', keys: undefined, dispatch: false },
      { id: 'gone', dispatch: true },
      { id: 'x', dispatch: true },
    ]);
    await moved.executions.append(a, 'x', 3, exampleBatch('x', 4), exampleChange({ customer: 'li' }));
    await moved.documents.put(a, claims, { id: 'c4', keys: { number: 'N-2' }, body: {} }, 0);
    const then = await seen(moved, file);
    expect(then.feed.at(-1)).toMatchObject({ execution: 'x', seq: 4 });
    await moved.close();

    await copy(uri, back);
    const returned = await openFolder(back);
    expect(await seen(returned, file)).toEqual(then);
    await returned.executions.append(a, 'x', 4, exampleBatch('x', 5), exampleChange({ customer: 'li' }));
    expect((await returned.executions.feed(system, 0, 99)).at(-1)).toMatchObject({ execution: 'x', seq: 5 });
    await returned.close();
  });

  test('is copied from nowhere that is in use, and to nowhere that holds anything', async () => {
    const { folder, back, uri, openFolder, openDatabase } = await places();
    const open = await openFolder(folder);
    await fill(open);
    await expect(copy(folder, uri)).rejects.toSatisfy(storeInUse.is);
    await open.close();
    const served = await openDatabase();
    await expect(copy(uri, back)).rejects.toSatisfy(storeInUse.is);
    await served.close();
    await expect(copy(folder, uri)).rejects.toSatisfy(storeNotEmpty.is);
    await expect(copy(uri, folder)).rejects.toSatisfy(storeNotEmpty.is);
  });

  test('that was broken off cannot be opened, and is made whole by copying again', async () => {
    const { folder, back, uri, openFolder, openDatabase } = await places();
    const first = await openFolder(folder);
    const file = await fill(first);
    await first.close();
    for (const to of [uri, back]) {
      const [source, target] = [await openSource(folder), await openTarget(to)];
      const breakOff = (what: string) => {
        if (what.startsWith('documents')) throw new Error('broken off');
      };
      await expect(copyStore(source, target, breakOff)).rejects.toThrow('broken off');
      await Promise.all([source.close(), target.close()]);
    }
    await expect(openDatabase()).rejects.toSatisfy(storeHalfCopied.is);
    await expect(stat(join(back, 'mortise.db'))).rejects.toThrow('ENOENT');
    await copy(folder, uri);
    await copy(folder, back);
    for (const open of [openDatabase, () => openFolder(back)]) {
      const store = await open();
      expect((await seen(store, file)).log).toHaveLength(3);
      await store.close();
    }
  });
});
