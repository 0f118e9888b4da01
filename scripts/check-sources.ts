// Checks every source file of the repository for the habits in source-breaches.ts. Exit code 1 when one is broken.
import { globSync, readFileSync } from 'node:fs';
import { breachesOf } from './source-breaches.ts';

const paths = globSync(['*.{ts,cjs,mjs}', '{packages,tests,scripts}/**/*.{ts,tsx,mjs,cjs,js,css}'], {
  exclude: (path) => /(^|[\\/])(node_modules|dist|generated|\.turbo)$/.test(path),
}).map((path) => path.replaceAll('\\', '/'));

const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const breaches = files.flatMap(({ path, text }) => breachesOf(path, text));
for (const { path, line, message } of breaches) console.error(`${path}:${line} ${message}`);

const sizes = files.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
console.log(
  `${files.length} files, median ${sizes[Math.floor(sizes.length / 2)]} lines, longest ${sizes.at(-1)}, ${breaches.length} breaches`,
);
if (files.length === 0 || breaches.length > 0) process.exitCode = 1;
