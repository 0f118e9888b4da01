import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { until } from '../journeys/until.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage, type ScreenLanguage } from './staff-page.ts';

const words = {
  zh: {
    search: '搜索步骤',
    ask: '提问',
    choose: '条件分支',
    saved: '已保存',
    problems: '问题',
    name: '名称',
    trial: '试运行',
    start: '开始试运行',
    here: '正停在这里',
    publish: '发布',
    message: '这次改了什么',
    published: '版本 1',
    open: '查看',
    never: '已发布的版本不可更改',
  },
  en: {
    search: 'Search steps',
    ask: 'Ask',
    choose: 'Choose',
    saved: 'Saved',
    problems: 'Problems',
    name: 'Name',
    trial: 'Try out',
    start: 'Start a trial',
    here: 'Stands here now',
    publish: 'Publish',
    message: 'What changed',
    published: 'Version 1',
    open: 'Open',
    never: 'A published version never changes',
  },
} as const;

const languages = ['zh', 'en'] as const;
const Draft = z.object({ graph: z.object({ nodes: z.array(z.object({ id: z.string(), label: z.string().optional() })) }) });

describe.skipIf(browserPath === undefined)('the drawing of a flow', () => {
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

  /** A new, empty flow of its own for each test, opened by a builder. */
  async function openNew(id: string, language: ScreenLanguage, type: 'dialog' | 'process' = 'dialog'): Promise<Page> {
    const builder = await insurer.staff('builder');
    await builder.act('flows.create', { id, type, name: { zh: id, en: id } }, z.unknown());
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/flows/${id}`);
    await page.locator('.react-flow__node').first().waitFor();
    return page;
  }

  async function add(page: Page, language: ScreenLanguage, kind: 'ask' | 'choose'): Promise<void> {
    const count = await page.locator('.react-flow__node').count();
    await page.getByLabel(words[language].search).fill(words[language][kind]);
    await page.getByRole('button', { name: words[language][kind], exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await until('the new step', async () => (await page.locator('.react-flow__node').count()) === count + 1);
  }

  test.each(languages)('is done by keyboard alone, saved by itself, and undone step by step, in %s', async (language) => {
    const t = words[language];
    const id = `by-keyboard-${language}`;
    const page = await openNew(id, language);
    await add(page, language, 'ask');
    await page.getByRole('textbox', { name: t.name }).first().fill('问保单号');
    await add(page, language, 'choose');
    await page.getByRole('status').filter({ hasText: t.saved }).waitFor();
    const builder = await insurer.staff('builder');
    const drawn = async () => (await builder.ask('flows.open', { id }, Draft)).graph.nodes;
    await until('the saved draft', async () => (await drawn()).length === 3);
    expect(await drawn()).toContainEqual(expect.objectContaining({ id: 'ask-1', label: '问保单号' }));
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `drawing.${language}`);
    await page.keyboard.press('Escape');
    await page.locator('.react-flow__node').first().focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Control+z');
    await until('the empty drawing', async () => (await page.locator('.react-flow__node').count()) === 1);
    await until('the draft undone', async () => (await drawn()).length === 1);
    await page.context().close();
  });

  test.each(languages)('leads from each problem to its step, in %s', async (language) => {
    const page = await openNew(`with-problems-${language}`, language);
    await add(page, language, 'choose');
    await page.getByRole('tab', { name: words[language].problems }).click();
    const problem = page.locator('.problem').first();
    await problem.waitFor();
    await keepPicture(page, `problems.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await problem.click();
    await page.getByRole('textbox', { name: words[language].name }).first().waitFor();
    await page.context().close();
  });

  test('hears of a drag once, at its end, and one undo puts the step back', async () => {
    const page = await openNew('dragged', 'zh');
    const card = page.locator('.react-flow__node').first();
    const place = () => card.evaluate((element) => element.getAttribute('style')?.match(/translate\([^)]*\)/)?.[0]);
    const before = await place();
    const box = await card.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 180, (box?.y ?? 0) + 90, { steps: 6 });
    await page.mouse.up();
    await until('the moved step', async () => (await place()) !== before);
    await page.keyboard.press('Control+z');
    await until('the step at its place', async () => (await place()) === before);
    await page.context().close();
  });

  test.each(languages)('is tried beside the canvas, where the steps it takes light up, in %s', async (language) => {
    const t = words[language];
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/flows/front-desk`);
    await page.getByRole('tab', { name: t.trial }).click();
    await page.getByRole('button', { name: t.start }).click();
    const choice = page.locator('.trial-chat .choice').first();
    await choice.click();
    await page.locator('.card.visited').first().waitFor();
    await page.locator('.card.here').first().getByText(t.here).waitFor({ state: 'attached' });
    await page.locator('.trace-step').nth(2).waitFor();
    await keepPicture(page, `trial.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('is published as a version that anybody can open and nobody can change, in %s', async (language) => {
    const t = words[language];
    const page = await openNew(`published-${language}`, language, 'process');
    await page.getByRole('button', { name: t.publish, exact: true }).click();
    await page.getByRole('textbox', { name: t.message }).fill('first');
    await keepPicture(page, `publish.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: t.publish, exact: true }).click();
    await page.locator('aside').getByText(t.published, { exact: true }).waitFor();
    await page.locator('aside').getByRole('link', { name: t.open, exact: true }).click();
    await page.getByText(t.never).waitFor();
    await page.locator('.react-flow__node').first().click();
    expect(await page.getByRole('textbox', { name: t.name }).first().isDisabled()).toBe(true);
    await keepPicture(page, `version.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
