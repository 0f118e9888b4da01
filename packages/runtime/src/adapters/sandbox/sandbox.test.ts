import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { TenantId } from '@mortise/shared/tenant';
import { afterEach, describe, expect, test } from 'vitest';
import { sandboxContract } from '../../ports/sandbox.contract.ts';
import { isolateOf, openSandbox } from './sandbox.ts';
import { findJail, workerEnv, workerFlags } from './worker-jail.ts';
import { startWorker } from './worker-process.ts';

sandboxContract('isolated-vm in processes', () => openSandbox());

const [one, two] = [TenantId.parse('anhe'), TenantId.parse('hengtai')];
const job = { code: 'input.n', entry: 'main', input: { n: 1 }, shared: false };

describe('the processes of the sandbox', () => {
  const opened: { close(): Promise<void> }[] = [];
  const open = (...options: Parameters<typeof openSandbox>) => {
    const sandbox = openSandbox(...options);
    opened.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    for (const sandbox of opened.splice(0)) await sandbox.close();
  });

  test('none is started before the first run, and they end when nobody runs anything', async () => {
    const before = children();
    const sandbox = open({ workers: 1, idleMs: 0 });
    expect(children().filter((pid) => !before.includes(pid))).toEqual([]);
    await sandbox.run({ tenant: one, ...job });
    await expect.poll(() => children().filter((pid) => !before.includes(pid))).toEqual([]);
  });
  test('too many waiting runs are told so at once', async () => {
    const sandbox = open({ workers: 1, waiting: 1 });
    const results = await Promise.all([1, 2, 3].map(() => sandbox.run({ tenant: one, ...job })));
    expect(results.map((result) => (result.ok ? 'ok' : result.fault.code))).toEqual(['ok', 'ok', 'sandbox.busy']);
  });
  test('a run that dies takes no other with it', async () => {
    const sandbox = open({ workers: 2 });
    const bomb = { ...job, code: 'const map = new Map(); for (let i = 0; ; i++) map.set(i, i)' };
    const results = await Promise.all([bomb, job, job, bomb, job].map((run) => sandbox.run({ tenant: one, ...run })));
    expect(results.map(({ ok }) => ok)).toEqual([false, true, true, false, true]);
  });
  test('two tenants with the same code never share an isolate', async () => {
    const worker = await startWorker();
    const terms = { at: 0, seed: '', logLines: 10, logChars: 100, resultChars: 1000 };
    const reused = async (tenant: TenantId, shared: boolean) => {
      const warm = isolateOf({ ...job, tenant, shared }, 16);
      const end = await worker.run({ ...job, warm, input: '1', timeMs: 1000, memoryMb: 16, terms });
      return end.type === 'answered' && end.answer.warm;
    };
    expect([await reused(one, false), await reused(one, false), await reused(two, false), await reused(two, false)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([await reused(one, true), await reused(one, true)]).toEqual([false, false]);
    worker.kill('closed');
  });
});

test('a worker process has no environment, reads nothing of the machine, starts nothing and reaches no network', async () => {
  const probe = `
    const tried = (act) => { try { return act() } catch (error) { return error.code } }
    const fs = require('node:fs')
    const socket = require('node:net').connect(9, '127.0.0.1')
    socket.on('error', ({ code }) => console.log(JSON.stringify([
      Object.keys(process.env), tried(() => fs.readFileSync('/etc/passwd').length), tried(() => fs.readdirSync(process.cwd())),
      tried(() => fs.writeFileSync('/tmp/probe', '')), tried(() => require('node:child_process').spawnSync('ls').status),
      tried(() => new (require('node:worker_threads').Worker)('0', { eval: true })), code])))`;
  const jail = await findJail();
  const [program, ...args] = [...jail.command, process.execPath];
  const { stdout } = spawnSync(program, [...args, ...workerFlags(), '-e', probe], { env: workerEnv, encoding: 'utf8' });
  const denied = 'ERR_ACCESS_DENIED';
  expect(JSON.parse(stdout)).toEqual([
    ['TZ'],
    denied,
    denied,
    denied,
    denied,
    denied,
    jail.name === 'namespaces' ? 'ENETUNREACH' : 'ECONNREFUSED',
  ]);
});

/** Process ids of this process's children. */
function children(): string[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
    .sort();
}
