import { FlowGraph } from '@mortise/shared/flow';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage, type ScreenLanguage } from './staff-page.ts';

const words = {
  zh: {
    versions: '版本',
    open: '用历史业务预演草稿',
    start: '开始预演',
    done: '预演完成：共 2 笔。',
    same: '没有变化 2',
    pending: '由此待定 2',
    why: '当时没有问过客户这个问题（2 笔）',
    example: /查看执行/,
    again: '再预演一次',
  },
  en: {
    versions: 'Versions',
    open: 'Try past executions on this draft',
    start: 'Start',
    done: 'Done: 2 executions.',
    same: 'The same 2',
    pending: 'Open from a step on 2',
    why: 'the customer was never asked this (2)',
    example: /Open execution/,
    again: 'Once more',
  },
} as const;
const languages = ['zh', 'en'] as const;
const Opened = z.object({ graph: FlowGraph, draftVersion: z.int() });

describe.skipIf(browserPath === undefined)('trying a draft on past executions', () => {
  let insurer: Insurer;
  let browser: Browser;
  let before: FlowGraph;
  beforeAll(async () => {
    insurer = await openInsurer();
    browser = await openBrowser();
    for (const _ of [1, 2]) {
      const customer = await insurer.customer();
      await customer.say('谢谢');
      customer.close();
    }
    before = (await (await insurer.staff('builder')).ask('flows.open', { id: 'front-desk' }, Opened)).graph;
  });
  afterAll(async () => {
    await browser?.close();
    await insurer?.close();
  });

  async function save(change: (graph: FlowGraph) => FlowGraph): Promise<void> {
    const builder = await insurer.staff('builder');
    const { draftVersion } = await builder.ask('flows.open', { id: 'front-desk' }, Opened);
    await builder.act('flows.save', { id: 'front-desk', graph: change(before), ifVersion: draftVersion }, z.unknown());
  }

  /** Opens the dialog on the panel of versions and lets everything go through the draft. */
  async function tryDraft(language: ScreenLanguage): Promise<Page> {
    const t = words[language];
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/flows/front-desk`);
    await page.getByRole('tab', { name: t.versions }).click();
    await page.getByRole('button', { name: t.open }).click();
    await page.getByRole('button', { name: t.start, exact: true }).click();
    await page.getByText(t.done).waitFor();
    return page;
  }

  test.each(languages)('shows that a draft which changes nothing treats everybody alike, in %s', async (language) => {
    await save((graph) => graph);
    const page = await tryDraft(language);
    await page.getByText(words[language].same).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('says where a draft asks what nobody was asked, with an example that opens, in %s', async (language) => {
    const t = words[language];
    const prompt = { zh: '您好，想办点什么？', en: 'Hello, what can I do for you?' };
    const reworded = (node: FlowGraph['nodes'][number]) =>
      node.id === before.start ? { ...node, settings: { ...z.record(z.string(), z.json()).parse(node.settings), prompt } } : node;
    await save((graph) => ({ ...graph, nodes: graph.nodes.map(reworded) }));
    const page = await tryDraft(language);
    await page.getByText(t.pending).waitFor();
    await page.getByText(t.why).waitFor();
    await page.getByRole('button', { name: t.again }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `past-${language}`);
    await page.getByRole('link', { name: t.example }).first().click();
    await page.waitForURL(/\/executions\//);
    await page.context().close();
  });
});
