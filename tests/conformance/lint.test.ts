import { execFile } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './cruise.ts';
import { type PlantedTree, plantTree } from './planted-tree.ts';

const Report = z.object({ diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })) });

/** For each rule a file that breaks it. */
const breaches: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'suspicious/noExplicitAny': ['packages/shared/src/a.ts', 'export const a = (b: any) => b;\n'],
  'style/noNonNullAssertion': ['packages/shared/src/b.ts', 'export const b = (c?: string) => c!.length;\n'],
  'style/useImportType': ['packages/shared/src/c.ts', "import { D } from './d.ts';\nexport type C = D;\n"],
  'style/noProcessEnv': ['packages/runtime/src/cli/e.ts', 'export const e = process.env.HOME;\n'],
  'style/noRestrictedGlobals': ['packages/runtime/src/capabilities/f.ts', "export const f = () => fetch('http://f');\n"],
  'style/noEnum': ['packages/shared/src/g.ts', 'export enum G {\n  One = 1,\n}\n'],
  'suspicious/noSkippedTests': ['packages/shared/src/h.test.ts', "test.skip('h', () => {});\n"],
};

/** The same words where they belong. */
const allowed: Readonly<Record<string, string>> = {
  'packages/runtime/src/config.ts': 'export const home = process.env.HOME;\n',
  'packages/builder/src/chat/upload.ts': "export const send = () => fetch('/chat/files');\n",
  'packages/runtime/src/api/server.test.ts': "export const ask = () => fetch('http://127.0.0.1/healthz');\n",
};

describe('the lint rules', () => {
  let tree: PlantedTree;
  let fired: ReadonlySet<string>;

  beforeAll(async () => {
    tree = await plantTree({ ...Object.fromEntries(Object.values(breaches)), ...allowed }, { installed: [], undeclared: [] });
    await copyFile(join(root, 'biome.json'), join(tree.folder, 'biome.json'));
    await writeFile(join(tree.folder, '.gitignore'), 'node_modules\n');
    const { diagnostics } = Report.parse(JSON.parse(await lint(tree.folder)));
    fired = new Set(diagnostics.map(({ category, location }) => `${location.path.replace(/^\.\//, '')} ${category}`));
  });
  afterAll(() => tree.remove());

  test.each(Object.entries(breaches))('%s refuses its breach', (rule, [file]) => {
    expect([...fired]).toContain(`${file} lint/${rule}`);
  });

  test.each(Object.keys(allowed))('%s may', (file) => {
    expect([...fired].filter((entry) => entry.startsWith(`${file} `))).toEqual([]);
  });
});

/** The lint report of a folder as JSON; that there are findings is no failure here. */
function lint(folder: string): Promise<string> {
  const args = [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', 'packages', '--reporter=json', '--max-diagnostics=none'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
  });
}
