import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { sealBroken } from '../../ports/vault.ts';
import { exampleBatch, exampleExecution, inside } from '../../testkit/example-execution.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

const a = inside('tenant-a');
const people = { name: 'people', indexes: ['phone'] };
const secret = '韩梅梅 110101199003070011';

/** Every byte under a folder. */
async function bytesUnder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

test('nothing a customer said or sent is readable in the data folder: neither database, log nor files', async () => {
  const store = await openTestStore();
  onTestFinished(() => store.close());
  await store.executions.create(a, exampleExecution('x', { businessKey: 'C-2026-1' }), exampleBatch('x', 1, secret));
  const phone = await store.vault.fingerprint(a.tenantId, 'phone', '13800000000');
  await store.documents.put(a, people, { id: 'p', keys: { phone }, body: { secret }, owner: 'han' }, 0);
  await store.files.put(a, 'han', Buffer.from(secret), { type: 'text/plain', name: `${secret}.txt` });
  const bytes = await bytesUnder(store.folder);
  expect(bytes.includes('C-2026-1')).toBe(true);
  for (const part of ['韩梅梅', '110101199003070011', '13800000000']) expect(bytes.includes(part)).toBe(false);
});

test('a destroyed key leaves no copy of itself in the data folder', async () => {
  const store = await openTestStore();
  onTestFinished(() => store.close());
  await store.vault.newKey(a.tenantId, 'zhao');
  const [key] = await store.keys.list('customer/');
  const trace = key?.wrapped.slice(-30) ?? '';
  expect((await bytesUnder(store.folder)).includes(trace)).toBe(true);
  await store.vault.destroy(a.tenantId, 'zhao');
  expect((await bytesUnder(store.folder)).includes(trace)).toBe(false);
});

test('sealed bytes that were moved to another place are refused', async () => {
  const masterKey = randomBytes(32);
  const store = await openTestStore({ masterKey });
  for (const id of ['x', 'y']) {
    await store.executions.create(a, exampleExecution(id), exampleBatch(id, 1));
    await store.executions.create(inside('tenant-b'), exampleExecution(id), exampleBatch(id, 1));
    await store.documents.put(a, people, { id, keys: {}, body: { id } }, 0);
  }
  const meddled = await (async () => {
    const database = new DatabaseSync(join(store.folder, 'mortise.db'));
    database.exec(`
      UPDATE batches SET payload = (SELECT payload FROM batches b WHERE b.position = 3) WHERE position = 1;
      UPDATE executions SET key = (SELECT key FROM executions e WHERE e.id = 'x' AND e.tenant = 'tenant-a') WHERE id = 'x';
      UPDATE executions SET key = (SELECT key FROM executions e WHERE e.id = 'x' AND e.tenant = 'tenant-a') WHERE id = 'y' AND tenant = 'tenant-b';
      UPDATE documents SET key = d.key, body = d.body FROM documents d WHERE documents.id = 'x' AND d.id = 'y';`);
    database.close();
    return store.reopen();
  })();
  onTestFinished(() => meddled.close());
  await expect(meddled.executions.load(a, 'x')).rejects.toSatisfy(sealBroken.is);
  await expect(meddled.executions.load(inside('tenant-b'), 'y')).rejects.toSatisfy(sealBroken.is);
  await expect(meddled.documents.get(a, people, 'x')).rejects.toSatisfy(sealBroken.is);
  expect((await meddled.executions.load(a, 'y'))?.last.seq).toBe(1);
});
