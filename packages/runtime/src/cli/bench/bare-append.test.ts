import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBareAppend } from './bare-append.ts';

test('what was appended is in the file, in order, whoever appended at the same time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = await openBareAppend(join(folder, 'log'));
  await log.append(Buffer.from('a'));
  await Promise.all(['b', 'c', 'd'].map((text) => log.append(Buffer.from(text))));
  await log.append(Buffer.from('e'));
  await log.close();
  expect(await readFile(join(folder, 'log'), 'utf8')).toBe('abcde');
  await expect(log.append(Buffer.from('f'))).rejects.toThrow();
});
