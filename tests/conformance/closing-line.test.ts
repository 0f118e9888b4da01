import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './cruise.ts';
import { plantTree } from './planted-tree.ts';

/** The last line of a run over one planted test file. */
async function lastLineOf(text: string): Promise<string | undefined> {
  const tree = await plantTree({ 'planted.test.js': text }, { installed: [], undeclared: [] });
  const reporter = join(root, 'tests/reporters/closing-line.ts');
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', tree.folder, '--globals', `--reporter=${reporter}`];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: tree.folder }, (_, stdout) => resolve(stdout));
  });
  await tree.remove();
  return said.trim().split('\n').at(-1);
}

const cases: Readonly<Record<string, readonly [text: string, line: string]>> = {
  'a run counts what passed, failed and was skipped': [
    "test('a', () => {}); test('b', () => {}); test('c', () => { throw Error('no') }); test.skip('d', () => {});",
    '2 passed, 1 failed, 1 skipped',
  ],
  'a group that cannot be set up has failed, though its tests only count as skipped': [
    "describe('a', () => { beforeAll(() => { throw Error('no') }); test('b', () => {}); }); test('c', () => {});",
    '1 passed, 1 failed, 1 skipped',
  ],
  'a file that cannot be read has failed': ["import './nowhere.js';", '0 passed, 1 failed, 0 skipped'],
  'an error that nobody catches is a failure': [
    "test('a', () => new Promise((done) => { Promise.reject(Error('no')); setTimeout(done, 0); }));",
    '1 passed, 1 failed, 0 skipped',
  ],
};

test.each(Object.entries(cases))('%s', async (_, [text, line]) => {
  expect(await lastLineOf(text)).toBe(line);
});
