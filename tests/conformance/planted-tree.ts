import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder laid out like this repository that holds nothing but what was planted. */
export type PlantedTree = { readonly folder: string; remove(): Promise<void> };

/**
 * Writes files (path → text) into a temporary folder, with a stub for each installed package and a package.json that declares all of
 * them but those in `undeclared`.
 */
export async function plantTree(
  files: Readonly<Record<string, string>>,
  { installed, undeclared }: { installed: readonly string[]; undeclared: readonly string[] },
): Promise<PlantedTree> {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-planted-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const dependencies = Object.fromEntries(installed.map((name) => [name, '1.0.0']));
  await write('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies }));
  for (const name of [...installed, ...undeclared]) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, 'export default {};');
  }
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
