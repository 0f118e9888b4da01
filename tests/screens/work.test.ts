import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { until } from '../journeys/until.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage } from './staff-page.ts';

const words = {
  zh: {
    reply: '回复客户',
    send: '发送',
    finish: '结束人工服务',
    pick: '选择一个对话',
    handOver: '交给人工',
    reason: '原因',
    none: '没有异常',
    failed: '在这里出错',
    handedOver: '异常转人工',
    close: '结束办理',
    nothing: '没有待办任务',
  },
  en: {
    reply: 'Reply to the customer',
    send: 'Send',
    finish: 'Finish',
    pick: 'Choose a conversation',
    handOver: 'Hand to a person',
    reason: 'Reason',
    none: 'No incidents',
    failed: 'Failed here',
    handedOver: 'Handed over after a fault',
    close: 'Close the case',
    nothing: 'Nothing waits for you',
  },
} as const;
const languages = ['zh', 'en'] as const;

const Opened = z.object({ graph: z.record(z.string(), z.unknown()), draftVersion: z.int() });
const Status = z.object({ row: z.object({ status: z.string() }) });
const Started = z.object({ execution: z.string() });

describe.skipIf(browserPath === undefined)('the work of the staff', () => {
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

  test.each(languages)('an agent answers a customer who asked for a person, and gives the conversation back, in %s', async (language) => {
    const t = words[language];
    const customer = await insurer.customer(language);
    await customer.say('转人工');
    const page = await openStaffPage(insurer, browser, 'agent', language);
    await page.goto(`${insurer.address}/desk`);
    await page.locator('.desk-row').first().click();
    await page.getByRole('log').getByText('转人工').first().waitFor();
    await page.getByRole('textbox', { name: t.reply }).fill('您好，我是小李');
    await page.getByRole('button', { name: t.send, exact: true }).click();
    await until('the answer at the customer', () => customer.said().includes('我是小李'));
    await page.getByRole('log').getByText('我是小李').waitFor();
    await keepPicture(page, `desk-conversation.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.finish }).click();
    await page.getByText(t.pick).waitFor();
    customer.close();
    await page.context().close();
  });

  /** Runs a process whose only step always fails, and where nobody drew a way out. */
  async function fail(id: string): Promise<string> {
    const builder = await insurer.staff('builder');
    const name = { zh: '总是出错', en: 'Always fails' };
    await builder.act('flows.create', { id, type: 'process', name }, z.unknown());
    const { graph, draftVersion } = await builder.ask('flows.open', { id }, Opened);
    const settings = { script: 'function main() { throw new Error("no") }', input: [], keep: [] };
    const code = { id: 'break', kind: 'flows.code', version: 1, settings, label: '出错的步骤', at: { x: -340, y: 0 } };
    const edge = { id: 'break:next', from: 'break', exit: 'next', to: 'end' };
    const end = { id: 'end', kind: 'flows.end', version: 1, settings: {}, at: { x: 0, y: 0 } };
    const drawn = { ...graph, start: 'break', nodes: [code, end], edges: [edge] };
    await builder.act('flows.save', { id, graph: drawn, ifVersion: draftVersion }, z.unknown());
    return (await builder.act('trial.run', { flow: id, input: {} }, Started)).execution;
  }

  test.each(languages)('an operator sees what failed and where, and hands it to a person, in %s', async (language) => {
    const t = words[language];
    const execution = await fail(`fails-${language}`);
    const page = await openStaffPage(insurer, browser, 'approver', language);
    await page.goto(`${insurer.address}/executions/${execution}`);
    await page.locator('.card.fault').getByText(t.failed).waitFor({ state: 'attached', timeout: 20_000 });
    await keepPicture(page, `execution-stuck.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${insurer.address}/incidents`);
    await page.getByText('出错的步骤').waitFor({ timeout: 20_000 });
    await keepPicture(page, `incidents-one.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.handOver }).click();
    await page.getByRole('textbox', { name: t.reason }).fill('请人工处理');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: t.handOver }).click();
    await page.getByText(t.none).waitFor();
    await page.context().close();

    const agent = await openStaffPage(insurer, browser, 'agent', language);
    await agent.goto(`${insurer.address}/tasks`);
    await agent.getByRole('button', { name: t.handedOver }).first().click();
    await agent.getByRole('button', { name: t.close }).waitFor();
    await keepPicture(agent, `task-handed-over.${language}`);
    expect(await seriousFindings(agent)).toEqual([]);
    await agent.getByRole('button', { name: t.close }).click();
    await agent.getByText(t.nothing).waitFor();
    await agent.context().close();
  });

  test.each(languages)('an approver decides a task that a flow leaves to them, and the flow goes on, in %s', async (language) => {
    const t = words[language];
    const builder = await insurer.staff('builder');
    const id = `asks-${language}`;
    await builder.act('flows.create', { id, type: 'process', name: { zh: '请示', en: 'Asks' } }, z.unknown());
    const { graph, draftVersion } = await builder.ask('flows.open', { id }, Opened);
    const settings = {
      title: { zh: '赔款支付被拒，请核实', en: 'The payment was refused' },
      role: 'approver',
      choices: [{ id: 'again', title: { zh: '重新支付', en: 'Pay again' } }],
      hours: 24,
      shows: [],
    };
    const ask = { id: 'ask', kind: 'desk.task', version: 1, settings, at: { x: -340, y: 0 } };
    const end = { id: 'end', kind: 'flows.end', version: 1, settings: {}, at: { x: 0, y: 0 } };
    const edges = ['again', 'overdue'].map((exit) => ({ id: `ask:${exit}`, from: 'ask', exit, to: 'end' }));
    await builder.act(
      'flows.save',
      { id, graph: { ...graph, start: 'ask', nodes: [ask, end], edges }, ifVersion: draftVersion },
      z.unknown(),
    );
    const { execution } = await builder.act('trial.run', { flow: id, input: {} }, Started);

    const page = await openStaffPage(insurer, browser, 'approver', language);
    await page.goto(`${insurer.address}/tasks`);
    await page.getByRole('button', { name: settings.title[language] }).click();
    const choice = page.getByRole('button', { name: settings.choices[0]?.title[language] ?? '' });
    await choice.waitFor();
    await keepPicture(page, `task.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await choice.click();
    await page.getByText(t.nothing).waitFor();
    const finished = async () => (await builder.ask('executions.open', { id: execution }, Status)).row.status === 'finished';
    await until('the flow to go on', finished);
    await page.context().close();
  });
});
