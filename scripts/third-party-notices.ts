// Writes THIRD-PARTY-NOTICES.md from what the product installs; with --check it writes nothing and fails when the file is not up to date
// or a licence is not allowed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mayCarry, reasonFor, withoutPlatform } from './licences.ts';

const Listed = z.object({
  name: z.string(),
  versions: z.array(z.string()),
  paths: z.array(z.string()),
  license: z.string(),
  homepage: z.string().optional(),
});
const file = 'THIRD-PARTY-NOTICES.md';

const text = execFileSync('pnpm', ['--recursive', 'licenses', 'list', '--prod', '--json'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  shell: process.platform === 'win32',
});
const listed = Object.values(z.record(z.string(), z.array(Listed)).parse(JSON.parse(text))).flat();
const entries = [...new Map(listed.map((entry) => [withoutPlatform(entry.name), entry])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));

const refused = entries.filter(([name, { license }]) => !mayCarry(name, license));
for (const [name, { license }] of refused) console.error(`${name} comes under ${license}, which is not on the list in scripts/licences.ts`);

const wanted = [
  '# Third-party notices',
  '',
  'Mortise comes under Apache-2.0 (LICENSE). It runs with the libraries below, each under its own licence; the full text lies in the',
  "library's folder once installed. Written by `pnpm notices`; the gate refuses a library that is missing here or whose licence is not allowed.",
  '',
  '| library | version | licence | copyright |',
  '| --- | --- | --- | --- |',
  ...entries.map(
    ([name, entry]) =>
      `| ${linked(name, entry.homepage)} | ${entry.versions.join(', ')} | ${entry.license} | ${copyrightOf(entry.paths)} |`,
  ),
  '',
  ...entries.flatMap(([name]) => reasonFor(name) ?? []).map((reason) => `Why a licence of another kind is here: ${reason}.`),
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(file, wanted);
else if (current() !== wanted) {
  console.error(`${file} is not up to date: run "pnpm notices" and commit it`);
  process.exitCode = 1;
}
if (refused.length > 0) process.exitCode = 1;
console.log(`${entries.length} libraries, ${refused.length} refused`);

function linked(name: string, homepage: string | undefined): string {
  return homepage?.startsWith('http') ? `[${name}](${homepage})` : name;
}

/** The first copyright line of the licence file, if the library has one. */
function copyrightOf(paths: readonly string[]): string {
  const folder = paths[0] ?? '';
  const licence = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (licence === undefined) return '';
  const line = readFileSync(join(folder, licence), 'utf8')
    .split('\n')
    .find((each) => /^\s*(\W\s*)?copyright (\(c\)|©|\d|[A-Z])/i.test(each));
  return (line ?? '').replace(/[|<>]/g, ' ').replace(/\s+/g, ' ').trim();
}

function current(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
