import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompiledModel, compileModel, type DecisionModel, readDmn } from '@mortise/shared/decision';
import { defineFault, faultDataFrom } from '@mortise/shared/fault';
import { type Difference, runCase } from './run-case.ts';
import { type TestFile, testFileFrom } from './test-case.ts';

/** There is no suite where one was named. */
export const noSuite = defineFault<{ path: string }>(
  'eval.no-suite',
  'caller',
  ({ path }) => `${path} holds no folders compliance-level-2 or compliance-level-3: the conformance suite is not there`,
);

/** A level of the suite, by its folder's name. */
export type Level = 2 | 3;

/** A folder of cases about models that may import each other. */
export type CaseFolder = { readonly level: Level; readonly name: string; readonly path: string };

/** What became of one case of a folder. */
export type JudgedCase = {
  readonly folder: string;
  readonly case: string;
  readonly differences: readonly Difference[];
  readonly unsupported: string | undefined;
};

/** The folders of the suite, of one level or of both, by name. Throws `eval.no-suite`. */
export async function foldersOf(suite: string, level: Level | undefined): Promise<readonly CaseFolder[]> {
  const levels = level === undefined ? ([2, 3] as const) : [level];
  const folders: CaseFolder[] = [];
  for (const each of levels) {
    const path = join(suite, `compliance-level-${each}`);
    const names = await readdir(path).catch(() => []);
    for (const name of names.sort()) {
      const folder = join(path, name);
      if ((await stat(folder)).isDirectory()) folders.push({ level: each, name, path: folder });
    }
  }
  if (folders.length === 0) throw noSuite({ path: suite });
  return folders;
}

/** Runs every case of a folder. A model that cannot be read or compiled fails all its cases, a file of cases that cannot be read is one. */
export async function judgeFolder({ name, path }: CaseFolder, now: string): Promise<readonly JudgedCase[]> {
  const files = (await readdir(path)).sort();
  const models = await modelsOf(
    path,
    files.filter((file) => file.endsWith('.dmn')),
  );
  const judged: JudgedCase[] = [];
  for (const file of files.filter((each) => each.endsWith('.xml'))) {
    const tests = readTests(file, await readFile(join(path, file), 'utf8'));
    if (typeof tests === 'string') {
      judged.push({
        folder: name,
        case: file,
        differences: [{ node: undefined, expected: 'test cases', found: tests }],
        unsupported: undefined,
      });
      continue;
    }
    const model = compiledFor(tests, models);
    for (const one of tests.cases) {
      const outcome =
        typeof model === 'string'
          ? { differences: [{ node: undefined, expected: 'a model', found: model }], unsupported: undefined }
          : runCase(model, one, now);
      judged.push({ folder: name, case: one.id, ...outcome });
    }
  }
  return judged;
}

/** The cases of a file, or in words why it has none. */
function readTests(file: string, xml: string): TestFile | string {
  try {
    return testFileFrom(file, xml);
  } catch (error) {
    return faultDataFrom(error).message;
  }
}

type ModelFile = { readonly file: string; readonly read: DecisionModel | string };

async function modelsOf(path: string, files: readonly string[]): Promise<readonly ModelFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const document = await readDmn(await readFile(join(path, file), 'utf8'));
      return { file, read: document.ok ? document.model : document.message.en };
    }),
  );
}

/** The model a file of cases names, or the folder's only one; in words why there is none. */
function compiledFor({ model: named }: TestFile, models: readonly ModelFile[]): CompiledModel | string {
  const [only] = models;
  const found = models.find(({ file }) => file === named || file === `${named}.dmn`) ?? (models.length === 1 ? only : undefined);
  if (found === undefined) return `there is no model ${named ?? 'named'}`;
  if (typeof found.read === 'string') return found.read;
  const main = found.read;
  const others = models.flatMap(({ read }) => (typeof read === 'string' || read === main ? [] : [read]));
  const compiled = compileModel(main, { dialect: 'standard', others });
  return compiled.ok ? compiled.model : compiled.problems.map(({ message }) => message.en).join(' ');
}
