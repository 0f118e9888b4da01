import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allowed, breaches } from './breaches.ts';
import { cruise, root } from './cruise.ts';
import { type PlantedTree, plantTree } from './planted-tree.ts';

const Rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const rules = Rules.parse(createRequire(import.meta.url)(`${root}/.dependency-cruiser.cjs`)).forbidden.map(({ name }) => name);

const plants = [...Object.values(breaches), ...allowed];
const isRelative = (specifier: string) => specifier.startsWith('.');
const landing = (plant: { file: string; imports: string }) => new URL(plant.imports, `file:///${plant.file}`).pathname.slice(1);
const isVendor = (specifier: string) => !isRelative(specifier) && !specifier.startsWith('node:') && specifier !== 'stowaway';

/** Every file that imports, and an empty module wherever an import lands. */
function plantedFiles(): Record<string, string> {
  const targets = plants.filter(({ imports }) => isRelative(imports) && imports !== './nowhere.ts').map(landing);
  const empty = Object.fromEntries(targets.map((path) => [path, 'export const value = 1;']));
  const importing = Object.fromEntries(
    plants.map(({ file, imports }) => [file, `import * as held from '${imports}';\nexport const value = held;`]),
  );
  return { ...empty, ...importing, 'packages/shared/src/round/there.ts': `import './here.ts';\nexport const value = 1;` };
}

describe('the boundaries', () => {
  let tree: PlantedTree;
  let fired: Map<string, string[]>;

  beforeAll(async () => {
    tree = await plantTree(plantedFiles(), { installed: plants.map(({ imports }) => imports).filter(isVendor), undeclared: ['stowaway'] });
    const { summary } = await cruise(tree.folder);
    fired = new Map();
    for (const { from, rule } of summary.violations) fired.set(from, [...(fired.get(from) ?? []), rule.name]);
  });
  afterAll(() => tree.remove());

  test('have a planted breach for every rule', () => {
    expect(Object.keys(breaches).sort()).toEqual([...rules].sort());
  });

  test.each(Object.entries(breaches))('%s is what refuses its breach, and nothing else does', (rule, { file }) => {
    expect(fired.get(file)).toEqual([rule]);
  });

  test.each(allowed)('$file may import $imports', ({ file }) => {
    expect(fired.get(file)).toBeUndefined();
  });

  test('are judged over every package of this repository, not over nothing', async () => {
    const { modules } = await cruise(root);
    for (const name of ['shared', 'connectors', 'runtime']) {
      const own = modules.filter(({ source }) => source.startsWith(`packages/${name}/src/`));
      expect(own.length, name).toBeGreaterThan(0);
      expect(own.flatMap(({ dependencies }) => dependencies).length, name).toBeGreaterThan(own.length);
    }
  });
});
