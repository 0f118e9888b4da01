// A test that no vitest project picks up would never run and never fail: this makes it fail. Exit code 1 when one is found.
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { createVitest } from 'vitest/node';
import { strayTests } from './stray-tests.ts';

const files = globSync('**/*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
  exclude: (path) => /(^|[\\/])(node_modules|dist|\.turbo|\.git|\.mortise)$/.test(path),
}).map((path) => path.replaceAll('\\', '/'));

const vitest = await createVitest('test', { watch: false, run: true, reporters: [] });
const specifications = await vitest.globTestSpecifications();
const listed = specifications.map(({ moduleId, project }) => ({
  file: relative(process.cwd(), moduleId).replaceAll('\\', '/'),
  project: project.name,
}));
await vitest.close();

const strays = strayTests(files, listed);
for (const { file, projects } of strays)
  console.error(`${file} belongs to ${projects.length === 0 ? 'no project' : projects.join(' and ')}`);
console.log(`${files.length} test files, ${strays.length} strays`);
process.exit(files.length === 0 || strays.length > 0 ? 1 : 0);
