import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { systemIds } from './adapters/system/ids.ts';
import { wrongMasterKey } from './adapters/vault/vault.ts';
import { openStore } from './open-store.ts';
import { storeInUse, storeTooNew } from './ports/store-refusals.ts';
import { testClock } from './testkit/clock.ts';
import { exampleBatch, exampleExecution, inside } from './testkit/example-execution.ts';

const a = inside('tenant-a');

/** A folder and a way to open it; what is opened is closed after the test. */
async function folderFor() {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const own = randomBytes(32);
  const clock = testClock('2026-03-02T01:00:00.000Z');
  const open = async (masterKey = own) => {
    const store = await openStore({ folder, masterKey, clock, ids: systemIds(clock), durable: false });
    onTestFinished(() => store.close());
    return store;
  };
  return { folder, open };
}

test('everything is there again after a restart', async () => {
  const { open } = await folderFor();
  const before = await open();
  await before.executions.create(a, exampleExecution('x'), exampleBatch('x', 1));
  const ref = await before.files.put(a, 'x', Buffer.from('photo'), { type: 'image/png' });
  await before.close();
  const after = await open();
  expect((await after.executions.load(a, 'x'))?.last).toEqual(exampleBatch('x', 1));
  expect(Buffer.from((await after.files.get(a, ref.file))?.bytes ?? []).toString()).toBe('photo');
});

test('what was asked for before closing is done', async () => {
  const { open } = await folderFor();
  const before = await open();
  const starts = ['x', 'y', 'z'].map((id) => before.executions.create(a, exampleExecution(id), exampleBatch(id, 1)));
  await Promise.all(starts.slice(0, 1));
  await Promise.all([...starts, before.close()]);
  expect((await (await open()).executions.list(a, {}, { limit: 9 })).items.map(({ id }) => id)).toEqual(['z', 'y', 'x']);
});

test('a data folder that is open is refused to another, plainly, and free again once it is closed', async () => {
  const { folder, open } = await folderFor();
  const first = await open();
  await expect(open()).rejects.toSatisfy(storeInUse.is);
  await expect(open()).rejects.toThrow(folder);
  await first.close();
  expect(await open()).toBeDefined();
});

test('a data folder opened with another master key is refused, and free again for the right one', async () => {
  const { open } = await folderFor();
  const first = await open();
  await first.vault.newKey(a.tenantId);
  await first.close();
  await expect(open(randomBytes(32))).rejects.toSatisfy(wrongMasterKey.is);
  expect(await open()).toBeDefined();
});

test('a store of a newer release is refused and left as it is', async () => {
  const { folder, open } = await folderFor();
  await (await open()).close();
  const database = new DatabaseSync(join(folder, 'mortise.db'));
  database.exec('PRAGMA user_version = 99');
  await expect(open()).rejects.toSatisfy(storeTooNew.is);
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
  database.close();
});
