import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draw, variable } from '@mortise/runtime/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const main = fileURLToPath(new URL('../../packages/runtime/src/cli/main.ts', import.meta.url));
const Called = z.object({ execution: z.string() });
const Token = z.object({ result: z.object({ data: z.object({ token: z.string() }) }) });

let folder: string;
let data: string;
let drawing: string;
let past: { readonly drawing: string; readonly changed: string; readonly broken: string };
let server: ChildProcess;
let url: string;

/** Runs one subcommand as a person would: gives the exit code and the one JSON object. */
async function mortise(...args: readonly string[]): Promise<{ readonly code: number; readonly said: unknown }> {
  const child = spawn(process.execPath, [main, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LOG: 'silent' },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return { code: await ended(child), said: JSON.parse(out) };
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)));
}

/** A process that pays a share of an amount, drawn three times: as it is, paying less, and leading nowhere. */
async function drawPaying() {
  const write = async (name: string, share: string, exit = 'next') => {
    const file = join(folder, `${name}.flow.json`);
    const rows = { rows: [{ variable: 'payable', value: `round half up(total * ${share}, 2)` }] };
    const about = { variables: [variable('total', 'money', { input: 'required' }), variable('payable', 'money', { output: true })] };
    const graph = draw(
      'paying',
      [
        ['share', 'flows.set', rows, { [exit]: 'end' }],
        ['end', 'flows.end', {}, {}],
      ],
      about,
    );
    await writeFile(file, JSON.stringify(graph));
    return file;
  };
  return { drawing: await write('paying', '0.8'), changed: await write('changed', '0.5'), broken: await write('broken', '0.8', 'nowhere') };
}

/** Starts the server; resolves with its address once it has said that it can be stopped. */
async function serve(): Promise<string> {
  const args = [main, 'serve', '--port', '0', '--data', data, '--demo'];
  server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LOG: 'silent' } });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk) => {
      told += chunk;
      if (told.includes('Ctrl-C')) resolve();
    });
    server.once('exit', () => reject(new Error(told)));
  });
  return /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '';
}

/** An API token of a demo tenant, made as its administrator would. */
async function tokenOf(tenant: string, roles = ['builder']): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const post = (procedure: string, body: unknown, cookie = '') =>
    fetch(`${url}/trpc/${procedure}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const signedIn = await post('session.signIn', { tenant, user: 'admin', password: 'mortise-demo' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const made = await post('tokens.create', { name: 'command line', roles, expiresInDays: 1 }, cookie);
  return Token.parse(await made.json()).result.data.token;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-command-line-'));
  data = join(folder, 'data');
  drawing = join(folder, 'hello.flow.json');
  const at = { x: 0, y: 0 };
  const name = { zh: '你好', en: 'hello' };
  const nodes = [{ id: 'end', kind: 'flows.end', version: 1, settings: {}, at }];
  const flow = { format: 1, id: 'hello', name, type: 'dialog', start: 'end', variables: [], nodes, edges: [], notes: [] };
  await writeFile(drawing, JSON.stringify(flow));
  past = await drawPaying();
  url = await serve();
});
afterAll(async () => {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('the command line', () => {
  test('publishes by a server’s address and token, and again as the same version', async () => {
    const target = ['--url', url, '--token', await tokenOf('hengtai')];
    const first = await mortise('flow', 'publish', drawing, ...target);
    expect(first).toEqual({ code: 0, said: { version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await mortise('flow', 'publish', drawing, ...target)).toEqual(first);
  });

  test('deploys a template by a server, and then finds nothing left to do', async () => {
    const target = ['--url', url, '--token', await tokenOf('hengtai')];
    const deployed = await mortise('template', 'deploy', 'medical-claim', ...target);
    expect(deployed).toMatchObject({ code: 0, said: { template: 'medical-claim', kept: [] } });
    expect(await mortise('template', 'deploy', 'medical-claim', ...target)).toMatchObject({
      code: 0,
      said: { created: [], published: [] },
    });
  });

  test('is told by the server why it may not', async () => {
    const refused = await mortise('flow', 'publish', drawing, '--url', url, '--token', 'mt_anhe_not-a-token');
    expect(refused).toMatchObject({
      code: 1,
      said: { ok: false, fault: { code: 'server.refused', message: expect.stringContaining('session.required') } },
    });
  });

  test('keeps its hands off a data folder that a server holds', async () => {
    const refused = await mortise('flow', 'publish', drawing, '--data', data, '--tenant', 'anhe');
    expect(refused).toMatchObject({ code: 1, said: { ok: false, fault: { code: 'store.in-use' } } });
  });

  test('replays what happened, and says whom a changed drawing would treat otherwise', async () => {
    const target = ['--url', url, '--token', await tokenOf('hengtai')];
    expect(await mortise('flow', 'publish', past.drawing, ...target)).toMatchObject({ code: 0 });
    const authorization = `Bearer ${await tokenOf('hengtai', ['agent'])}`;
    const executions: string[] = [];
    for (const totalFen of [100_00, 200_00]) {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/hooks/hengtai/paying`, { method: 'POST', headers, body: JSON.stringify({ totalFen }) });
      executions.push(Called.parse(await answer.json()).execution);
    }
    const [execution = ''] = executions;
    expect(await mortise('flow', 'replay', execution, ...target)).toMatchObject({ code: 0, said: { ok: true, execution, batches: 1 } });
    const amounts = [{ name: 'payable', recordedFen: 80_00, rehearsedFen: 50_00 }];
    expect(await mortise('flow', 'replay', execution, '--with', past.changed, ...target)).toMatchObject({
      code: 0,
      said: { fared: 'rehearsed', execution, rehearsal: { is: 'differs', amounts } },
    });
    expect(await mortise('flow', 'replay', execution, '--with', past.broken, ...target)).toMatchObject({
      code: 1,
      said: { ok: false, fault: { code: 'replay.draft-not-runnable' } },
    });
    expect(await mortise('flow', 'replay', '--flow', 'paying', '--draft', ...target)).toMatchObject({
      code: 0,
      said: { ok: true, cancelled: false, executions: 2, same: 2 },
    });
    expect(await mortise('flow', 'replay', '--flow', 'paying', '--limit', '1', ...target)).toMatchObject({
      code: 0,
      said: { ok: true, executions: 1, differing: 0 },
    });
  });

  test('stops cleanly at Ctrl-C, and the folder is free for the next', async () => {
    const stopped = ended(server);
    server.kill('SIGINT');
    expect(await stopped).toBe(0);
    expect(await mortise('flow', 'publish', drawing, '--data', data, '--tenant', 'anhe')).toMatchObject({ code: 0, said: { version: 1 } });
    const replayed = await mortise('flow', 'replay', '--flow', 'paying', '--with', past.changed, '--data', data, '--tenant', 'hengtai');
    expect(replayed).toMatchObject({ code: 0, said: { executions: 2, differs: 2, amounts: { less: 2, sumFen: -90_00 } } });
    expect(await mortise('flow', 'publish', drawing, '--data', data, '--tenant', 'nobody')).toMatchObject({
      code: 1,
      said: { fault: { code: 'tenant.not-found' } },
    });
  });
});
