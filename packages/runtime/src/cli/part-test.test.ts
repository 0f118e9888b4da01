import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { partTest } from './part-test.ts';

const coreSystem = fileURLToPath(new URL('../../../connectors/src/core-system', import.meta.url));

async function report(folder: string) {
  const out: string[] = [];
  const code = await partTest.run([folder, '--json'], { out: (text) => out.push(text), err: () => {} });
  return { code, printed: out.map((text) => JSON.parse(text)) };
}

/** The core system's folder as an author outside this repository would have it, with one text replaced in one file. */
function elsewhere(file = '', from = '', to = ''): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'connector-')), 'core-system');
  mkdirSync(folder);
  cpSync(coreSystem, folder, { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  for (const name of ['connector.ts', 'find-policy.part.ts', 'pay-claim.part.ts']) {
    const text = readFileSync(join(folder, name), 'utf8').replace('../sdk/index.ts', '@mortise/connectors/sdk');
    if (name === file) expect(text).toContain(from);
    writeFileSync(join(folder, name), name === file ? text.replace(from, to) : text);
  }
  return folder;
}

test('the parts of the product pass, here and in an author’s own folder', async () => {
  for (const folder of [coreSystem, elsewhere()]) {
    const { code, printed } = await report(folder);
    expect(printed[0].report.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect([code, printed[0].ok, printed[0].report.length]).toEqual([0, true, 15]);
  }
});
test.each([
  [
    'a clock',
    "exit: 'refused' }",
    "exit: 'refused', output: Date.now() > 9 ? null : { paymentNo: '0' } }",
    'behaves in the sandbox as it does here',
  ],
  ['a library', 'import { z }', "import 'node:fs';\nimport { z }", 'behaves in the sandbox as it does here'],
  [
    'an exit no trial reaches',
    "{ id: 'refused'",
    "{ id: 'never', title: { zh: '无', en: 'No' } },\n    { id: 'refused'",
    'every exit is reached by a trial',
  ],
  ['another ending', 'answer.status === 422', 'answer.status === 423', 'trial: a payment the core system refuses'],
])('a part with %s is found out', async (_, from, to, check) => {
  const { code, printed } = await report(elsewhere('pay-claim.part.ts', from, to));
  expect(code).toBe(1);
  expect(printed[0].report.filter(({ ok }: { ok: boolean }) => !ok)).toContainEqual(
    expect.objectContaining({ part: 'core-system.pay-claim', check }),
  );
});
test('a folder that is no connector says so', async () => {
  expect(await report(tmpdir())).toMatchObject({ code: 1, printed: [{ ok: false, fault: { code: 'part.not-bundled' } }] });
});
