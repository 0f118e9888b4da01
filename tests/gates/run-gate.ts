import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What a tool of the gate said (both streams, in order) and how it ended. */
export type GateRun = { readonly passed: boolean; readonly said: string };

/** Runs a tool of this repository (`node`, or a name in node_modules/.bin) from the root, without a terminal and without input. */
export function runGate(tool: string, args: readonly string[]): Promise<GateRun> {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  const child = spawn(tool === 'node' ? process.execPath : tool, args, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ passed: code === 0, said }));
  });
}
