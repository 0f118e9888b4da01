import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { httpCheck } from './http-check.ts';
import { sandboxRun } from './sandbox-run.ts';

async function call(command: Command, ...args: string[]) {
  const out: string[] = [];
  const code = await command.run(args, { out: (text) => out.push(text), err: () => {} });
  return { code, printed: out.map((text) => JSON.parse(text)) };
}

function script(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'script-')), 'script.js');
  writeFileSync(file, text);
  return file;
}

test('sandbox run prints the value of main and ends well', async () => {
  const { code, printed } = await call(sandboxRun, script('function main({ a }) { return a * 2 }'), '--input', '{"a":4}', '--json');
  expect([code, printed]).toEqual([0, [{ ok: true, value: 8, ms: expect.any(Number) }]]);
});
test('sandbox run prints the fault of a failing script and ends badly', async () => {
  const { code, printed } = await call(sandboxRun, script('process.exit(0)'));
  expect([code, printed[0]]).toMatchObject([
    1,
    { ok: false, fault: { code: 'sandbox.script-failed', message: expect.stringContaining('process') } },
  ]);
});
test('http check prints one verdict for each URL, in their order', async () => {
  const { code, printed } = await call(httpCheck, 'http://127.0.0.1/', 'http://8.8.8.8/');
  expect([code, printed[0].verdicts.map(({ allowed }: { allowed: boolean }) => allowed)]).toEqual([0, [false, true]]);
});
test.each([
  ['a script that is not there', sandboxRun, ['/nowhere/script.js'], 'sandbox.unreadable-script'],
  ['an input that is no JSON', sandboxRun, [script('1'), '--input', '{'], 'sandbox.input-not-json'],
  ['an option nobody knows', httpCheck, ['http://8.8.8.8/', '--follow'], 'command.wrong-options'],
  ['no URL', httpCheck, [], 'command.wrong-options'],
])('%s is told as one JSON object with a code', async (_, command, args, code) => {
  expect(await call(command, ...args)).toMatchObject({ code: 1, printed: [{ ok: false, fault: { code } }] });
});
test('--help tells how a command is used and does nothing', async () => {
  for (const command of [sandboxRun, httpCheck]) expect(await call(command, '--help')).toEqual({ code: 0, printed: [] });
});
