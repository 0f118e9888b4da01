import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out, err: err.join('\n') };
}

const step = (id: string, kind: string, settings: object) => ({ id, kind, version: 1, settings, at: { x: 0, y: 0 } });

async function drawing(nodes: readonly object[], edges: readonly object[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-command-'));
  const name = { zh: '你好', en: 'hello' };
  const flow = { format: 1, id: 'hello', name, type: 'dialog', start: 'say', variables: [], nodes, edges, notes: [] };
  await writeFile(join(folder, 'hello.flow.json'), JSON.stringify(flow));
  return join(folder, 'hello.flow.json');
}

const greeting = () =>
  drawing(
    [step('say', 'conversations.say', { text: { zh: '您好', en: 'Hello' } }), step('end', 'flows.end', {})],
    [{ id: 'e', from: 'say', exit: 'next', to: 'end' }],
  );

describe.each(commands)('mortise $name', ({ name, load }) => {
  test('is found under its own name and explains itself', async () => {
    expect((await load()).name).toBe(name);
    const { code, out, err } = await run(...name.split(' '), '--help');
    expect({ code, out }).toEqual({ code: 0, out: [] });
    expect(err).toContain(`mortise ${name}`);
  });

  test('answers an option it does not know with one JSON object and the exit code 1', async () => {
    const { code, out } = await run(...name.split(' '), '--json', '--no-such-option');
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: false, fault: { code: expect.stringMatching(/\.wrong-options$/) } });
  });
});

describe('mortise', () => {
  test('lists every subcommand, and calls it a mistake when there is no such one', async () => {
    const { code, err } = await run('--help');
    expect(code).toBe(0);
    for (const { name } of commands) expect(err).toContain(name);
    expect((await run('no-such-thing')).code).toBe(2);
  });

  test('validates a drawing, and names the step at fault', async () => {
    expect(await run('flow', 'validate', await greeting(), '--json')).toMatchObject({ code: 0, out: ['{"ok":true,"faults":[]}'] });
    const broken = await drawing([step('say', 'conversations.say', { text: { zh: '{{', en: '' } })], []);
    const { code, out } = await run('flow', 'validate', broken, '--json');
    expect(code).toBe(1);
    const { ok, faults } = JSON.parse(out[0] ?? '');
    expect(ok).toBe(false);
    expect(faults.map(({ node }: { node: string }) => node)).toContain('say');
  });

  test('runs a drawing from its file and tells what was said', async () => {
    const { code, out } = await run('flow', 'run', await greeting(), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      status: 'finished',
      said: ['您好'],
      path: [{ flow: 'hello', node: 'say', exit: 'next' }, { node: 'end' }],
    });
  });

  test('says which file is no drawing', async () => {
    const { code, out } = await run('flow', 'run', '/no/such/file.flow.json', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: false, fault: { code: 'flow.not-a-flow' } });
  });

  test('refuses to touch a product that was not named', async () => {
    const { code, out } = await run('flow', 'publish', await greeting(), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ fault: { code: 'command.no-target' } });
  });
});
