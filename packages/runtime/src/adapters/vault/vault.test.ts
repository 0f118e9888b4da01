import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantId } from '@mortise/shared/tenant';
import { describe, expect, onTestFinished, test } from 'vitest';
import { vaultContract } from '../../ports/vault.contract.ts';
import { sealBroken } from '../../ports/vault.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';
import { badMasterKey, masterKeyFrom, readMasterKey } from './master-key.ts';
import { rotateMaster } from './rotate-master.ts';
import { openVault, wrongMasterKey } from './vault.ts';

vaultContract('node:crypto', openTestStore);

const none = new Uint8Array();
const a = TenantId.parse('tenant-a');

async function openFor() {
  const masterKey = randomBytes(32);
  const store = await openTestStore({ masterKey });
  onTestFinished(() => store.close());
  return { masterKey, store };
}

describe('the master key', () => {
  test('keys are read back after a restart, and the destroyed stay destroyed', async () => {
    const { masterKey, store } = await openFor();
    const [kept, lost] = [await store.vault.newKey(a, 'kept'), await store.vault.newKey(a, 'lost')];
    const sealed = await Promise.all([kept, lost].map((key) => store.vault.seal(a, key, Buffer.from('x'), 'here')));
    const print = await store.vault.fingerprint(a, 'phone', '1');
    await store.vault.destroy(a, 'lost');
    const again = await openVault({ masterKey, keys: store.keys });
    expect(Buffer.from(await again.open(a, kept, sealed[0] ?? none, 'here')).toString()).toBe('x');
    expect(await again.fingerprint(a, 'phone', '1')).toBe(print);
    await expect(again.open(a, lost, sealed[1] ?? none, 'here')).rejects.toSatisfy(sealBroken.is);
    await expect(again.newKey(a, 'lost')).rejects.toSatisfy(sealBroken.is);
  });

  test('a customer who was erased by another process is erased here too, once keys are read again', async () => {
    const { masterKey, store } = await openFor();
    const here = await openVault({ masterKey, keys: store.keys, forgottenMs: 0 });
    const key = await here.newKey(a, 'zhao');
    const bytes = await here.seal(a, key, Buffer.from('x'), 'here');
    expect(Buffer.from(await here.open(a, key, bytes, 'here')).toString()).toBe('x');
    await store.vault.destroy(a, 'zhao');
    await expect(here.open(a, key, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
  });

  test('another master key is refused at once', async () => {
    const { store } = await openFor();
    await store.vault.newKey(a);
    await expect(openVault({ masterKey: randomBytes(32), keys: store.keys })).rejects.toSatisfy(wrongMasterKey.is);
  });

  test('after a rotation only the new master key opens, and everything sealed before opens under it', async () => {
    const { masterKey, store } = await openFor();
    const key = await store.vault.newKey(a, 'li');
    const sealed = await store.vault.seal(a, key, Buffer.from('x'), 'here');
    const shared = await store.vault.sharedFingerprint('photo', '1');
    const to = randomBytes(32);
    expect(await rotateMaster({ keys: store.keys, from: masterKey, to })).toBe(2);
    await expect(openVault({ masterKey, keys: store.keys })).rejects.toSatisfy(wrongMasterKey.is);
    const rotated = await openVault({ masterKey: to, keys: store.keys });
    expect(Buffer.from(await rotated.open(a, key, sealed, 'here')).toString()).toBe('x');
    expect(await rotated.sharedFingerprint('photo', '1')).toBe(shared);
    await expect(rotateMaster({ keys: store.keys, from: masterKey, to })).rejects.toSatisfy(sealBroken.is);
  });

  test('a stored key that was moved to another name opens nothing', async () => {
    const { masterKey, store } = await openFor();
    const key = await store.vault.newKey(a, 'li');
    await store.vault.newKey(a, 'han');
    const [han, li] = await store.keys.list('customer/');
    await store.keys.replace([
      { name: li?.name ?? '', wrapped: han?.wrapped ?? '' },
      { name: han?.name ?? '', wrapped: li?.wrapped ?? '' },
    ]);
    const again = await openVault({ masterKey, keys: store.keys });
    await expect(again.seal(a, key, Buffer.from('x'), 'here')).rejects.toSatisfy(sealBroken.is);
  });

  test('a wrapped key that names a customer nobody knows opens nothing and makes no key', async () => {
    const { store } = await openFor();
    const key = await store.vault.newKey(a, 'li');
    await expect(store.vault.seal(a, key.replace('li.', 'lo.'), none, 'here')).rejects.toSatisfy(sealBroken.is);
    expect((await store.keys.list('customer/')).map(({ name }) => name)).toEqual(['customer/tenant-a/li']);
  });

  test('is made once in the data folder, readable by its owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mortise-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const made = await readMasterKey(join(folder, 'data'));
    expect(made).toHaveLength(32);
    expect(Buffer.from(await readMasterKey(join(folder, 'data')))).toEqual(Buffer.from(made));
    expect((await stat(join(folder, 'data', 'master.key'))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'data', 'master.key'), 'short');
    await expect(readMasterKey(join(folder, 'data'))).rejects.toSatisfy(badMasterKey.is);
  });

  test('given as text it is 32 bytes in base 64 and nothing else', () => {
    expect(masterKeyFrom(`${Buffer.alloc(32, 7).toString('base64')}\n`)).toHaveLength(32);
    for (const text of ['', 'password', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])
      expect(() => masterKeyFrom(text)).toThrow(badMasterKey({}));
  });
});
