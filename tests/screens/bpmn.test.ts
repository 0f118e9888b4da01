import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { until } from '../journeys/until.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage } from './staff-page.ts';

const file = fileURLToPath(new URL('../../packages/shared/src/bpmn/fixtures/claim.bpmn', import.meta.url));
const broken = { name: 'broken.bpmn', mimeType: 'application/xml', buffer: Buffer.from('<definitions>') };

const words = {
  zh: {
    import: '导入 BPMN',
    file: 'BPMN 文件',
    becomes: '原样保留：发送任务',
    warning: '不是 FEEL',
    create: '导入 3 个流程',
    refused: '读不下去',
    problems: '问题',
    problem: '原样保留但不能运行',
    source: '文件里的原文',
    more: '更多操作',
    exportBpmn: '导出 BPMN',
    saved: '已保存',
    name: '名称',
  },
  en: {
    import: 'Import BPMN',
    file: 'BPMN file',
    becomes: 'Kept as it is: Send task',
    warning: 'is not FEEL',
    create: 'Import flows: 3',
    refused: 'cannot be read',
    problems: 'Problems',
    problem: 'it is kept but cannot run',
    source: 'As the file has it',
    more: 'More',
    exportBpmn: 'Export as BPMN',
    saved: 'Saved',
    name: 'Name',
  },
} as const;
const Draft = z.object({ graph: z.object({ origin: z.object({ document: z.string() }).optional() }) });

describe.skipIf(browserPath === undefined)('a BPMN file', () => {
  let insurer: Insurer;
  let browser: Browser;
  beforeAll(async () => {
    insurer = await openInsurer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await insurer?.close();
  });

  test.each([
    ['zh', 'claim-process'],
    ['en', 'claim-process-2'],
  ] as const)(
    'is previewed, becomes flows that show what is only kept, and is exported with its edits alone, in %s',
    async (language, id) => {
      const t = words[language];
      const page = await openStaffPage(insurer, browser, 'builder', language);
      await page.goto(`${insurer.address}/flows`);
      await page.getByRole('button', { name: t.import }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input[type=file]').setInputFiles(broken);
      await dialog.getByRole('alert').filter({ hasText: t.refused }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.locator('input[type=file]').setInputFiles(file);
      await dialog.getByText(t.becomes).waitFor();
      await dialog.getByText(t.warning).waitFor();
      await keepPicture(page, `bpmn-import.${language}`);
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: t.create }).click();

      await page.waitForURL(`**/flows/${id}`);
      await page.locator('.react-flow__node').nth(10).waitFor();
      await page.getByRole('tab', { name: t.problems }).click();
      await keepPicture(page, `bpmn-drawing.${language}`);
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator('.problem').filter({ hasText: t.problem }).filter({ hasText: '催办' }).click();
      await page.getByRole('region', { name: t.source }).getByText('camunda:type="external"').waitFor();
      await keepPicture(page, `bpmn-kept-step.${language}`);
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('textbox', { name: t.name }).first().fill('再催办');
      const builder = await insurer.staff('builder');
      const drawn = async () => JSON.stringify(await builder.ask('flows.open', { id }, z.unknown()));
      await until('the saved draft', async () => (await drawn()).includes('再催办'));
      expect((await builder.ask('flows.open', { id }, Draft)).graph.origin?.document).toBe(await readFile(file, 'utf8'));
      await page.getByRole('button', { name: t.more }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: t.exportBpmn }).click();
      const saved = await (await download).path();
      expect(await readFile(saved, 'utf8')).toBe((await readFile(file, 'utf8')).replace('name="催办"', 'name="再催办"'));
      await page.context().close();
    },
  );
});
