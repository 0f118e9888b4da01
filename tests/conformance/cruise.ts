import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const Cruise = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.unknown()) })),
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
});
type Cruise = z.infer<typeof Cruise>;

export const root = join(import.meta.dirname, '../..');
const exec = promisify(execFile);

/** Judges the imports under `packages/` of a folder by the rules of this repository, with the command that the gate runs. */
export async function cruise(folder: string): Promise<Cruise> {
  const args = ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '.dependency-cruiser.cjs'].map((path) => join(root, path));
  const [command = '', config = ''] = args;
  const found = await exec(process.execPath, [command, 'packages', '--config', config, '--output-type', 'json'], {
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  return Cruise.parse(JSON.parse(found.stdout));
}
