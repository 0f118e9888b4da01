import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineFault } from '@mortise/shared/fault';

/** A master key must be 32 bytes in base 64. */
export const badMasterKey = defineFault('vault.bad-master-key', 'caller', () => 'a master key is 32 bytes, written in base 64');

/** The 32 bytes of a master key given as base 64. Throws `vault.bad-master-key`. */
export function masterKeyFrom(text: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw badMasterKey({});
  return key;
}

/** The master key in `<folder>/master.key` (base 64, mode 0600), made on first use. Throws `vault.bad-master-key`. */
export async function readMasterKey(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'master.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (file === undefined) return masterKeyFrom(await readFile(path, 'utf8'));
  const key = randomBytes(32);
  try {
    await file.writeFile(`${key.toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // Without its name on disk the key could be lost after what it sealed was kept.
  const directory = await open(folder, 'r');
  await directory.sync().finally(() => directory.close());
  return key;
}
