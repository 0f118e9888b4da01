import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDmn, tableFromDmn, withTable } from '@mortise/shared/decision';
import { expect, test } from 'vitest';
import { foldersOf, judgeFolder } from './suite.ts';

/** The public suite, where it stands beside the project; without it these tests say that they were skipped. */
const suite = join(import.meta.dirname, '../../../../../../shared/data/dmn-tck');
const absent = !existsSync(suite);
const now = '2026-02-28T16:30:00Z';

test.skipIf(absent)('the conformance cases of the standard hold: all of level 2, 97 of 100 of level 3', async () => {
  for (const [level, least] of [
    [2, 1],
    [3, 0.97],
  ] as const) {
    const judged = (await Promise.all((await foldersOf(suite, level)).map((folder) => judgeFolder(folder, now)))).flat();
    const passed = judged.filter(({ differences, unsupported }) => differences.length === 0 && unsupported === undefined);
    expect(passed.length / judged.length).toBeGreaterThanOrEqual(least);
  }
});

test.skipIf(absent)('every file of the suite is read whole, and every table of it can be replaced and put back', async () => {
  let tables = 0;
  for (const file of globSync('*/*/*.dmn', { cwd: suite })) {
    const xml = readFileSync(join(suite, file), 'utf8');
    const document = await readDmn(xml);
    if (!document.ok || document.warnings.length > 0) throw new Error(`${file} is not read whole`);
    for (const { id, logic } of document.model.decisions) {
      if (logic?.is !== 'table') continue;
      const reading = await tableFromDmn(xml, { decision: id });
      if (!reading.ok) throw new Error(`${file} ${id}: ${reading.message.en}`);
      tables++;
      expect(await withTable(document, { decision: id, table: reading.table })).toMatchObject({ ok: true, xml });
      const noted = { ...reading.table, rules: reading.table.rules.map((rule) => ({ ...rule, note: 'seen' })) };
      const changed = await withTable(document, { decision: id, table: noted });
      const sizeOf = (text: string) => text.replaceAll(/<description>seen<\/description>|\s/g, '').length;
      expect(changed.ok && sizeOf(changed.xml)).toBe(sizeOf(xml));
    }
  }
  expect(tables).toBeGreaterThan(0);
});
