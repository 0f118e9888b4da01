import { stat } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { until } from '../journeys/until.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage, type ScreenLanguage } from './staff-page.ts';

const words = {
  zh: {
    create: '新建决策表',
    name: '名称',
    id: '编号',
    search: '搜索决策表',
    saved: '已保存',
    check: '检查',
    cases: '用例',
    try: '试一试',
    compare: '对比',
    keepCase: '存为测试用例',
    passed: '1 个通过，0 个未通过',
    failed: '0 个通过，1 个未通过',
    import: '导入',
    export: '导出',
    goOn: '继续',
    apply: '替换现在的表',
    gap: '没有规则',
    label: '名称',
    allowed: /允许的值/,
    open: '打开决策表',
    hit: '命中：第 2 行',
    changed: '“应赔金额（元）”由',
    otherwise: '原为',
    replayed: '3 条中有 1 条会改变。',
  },
  en: {
    create: 'New table',
    name: 'Name',
    id: 'Id',
    search: 'Search tables',
    saved: 'Saved',
    check: 'Check',
    cases: 'Cases',
    try: 'Try',
    compare: 'Compare',
    keepCase: 'Keep as a test case',
    passed: '1 passed, 0 failed',
    failed: '0 passed, 1 failed',
    import: 'Import',
    export: 'Export',
    goOn: 'Go on',
    apply: 'Replace the table',
    gap: 'no rule',
    label: 'Label',
    allowed: /Allowed values/,
    open: 'Open the table',
    hit: 'Held: row 2',
    changed: '“应赔金额（元）” from',
    otherwise: ': was ',
    replayed: '1 of 3 would change.',
  },
} as const;

const languages = ['zh', 'en'] as const;
const Cells = z.array(z.string());
// biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
const Rule = z.object({ when: Cells, then: Cells });
const Stored = z.object({
  body: z.object({ rules: z.array(Rule), inputs: z.array(z.object({ label: z.string(), allowed: Cells.optional() })) }),
});

describe.skipIf(browserPath === undefined)('decision tables', () => {
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

  /** A table of its own for each test: amounts and risk decide the lane. */
  async function openTable(id: string, language: ScreenLanguage, rows?: readonly (readonly [string, string, string])[]): Promise<Page> {
    const builder = await insurer.staff('builder');
    const lanes = rows ?? [
      ['<= 3000', '"low"', '"instant"'],
      ['> 3000', '"low"', '"review"'],
      ['-', '"high"', '"review"'],
    ];
    const body = {
      id,
      name: `通道 ${id}`,
      hitPolicy: 'UNIQUE',
      inputs: [
        { id: 'amount', label: '金额', expression: 'payable', type: 'money' },
        { id: 'risk', label: '风险', expression: 'risk', type: 'text', allowed: ['"low"', '"high"'] },
      ],
      outputs: [{ name: 'lane', type: 'text' }],
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      rules: lanes.map(([amount, risk, lane], index) => ({ id: `r${index + 1}`, when: [amount, risk], then: [lane] })),
    };
    await builder.act('resources.save', { kind: 'tables', id, body, ifVersion: 0 }, z.unknown());
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/tables/${id}`);
    await page.locator('.sheet-table tbody th').first().waitFor();
    return page;
  }

  const rulesOf = async (id: string) =>
    (await (await insurer.staff('builder')).ask('resources.open', { kind: 'tables', id }, Stored)).body.rules;
  const columnsOf = async (id: string) =>
    (await (await insurer.staff('builder')).ask('resources.open', { kind: 'tables', id }, Stored)).body.inputs.map(
      ({ label, allowed }) => `${label} ${allowed?.join()}`,
    );
  const cell = (page: Page, row: number, column: number) => page.locator(`td[data-row="${row}"][data-column="${column}"]`);
  const writer = (page: Page) => page.locator('.sheet-writer');

  test.each(languages)('are listed, found, and made from the list, in %s', async (language) => {
    const t = words[language];
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/tables`);
    await page.getByText('claim-track').first().waitFor();
    await keepPicture(page, `tables.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel(t.search).fill('no such table');
    await until('nothing found', async () => (await page.getByText('claim-track').count()) === 0);
    await page.getByRole('button', { name: t.create }).first().click();
    await page.getByRole('textbox', { name: t.name }).fill('新表');
    await page.getByRole('textbox', { name: t.id }).fill(`made-${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: t.create }).click();
    await page.locator('.sheet-table').waitFor();
    await keepPicture(page, `table-new.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('are edited by keyboard alone, saved by themselves and undone step by step, in %s', async (language) => {
    const id = `keyboard-${language}`;
    const page = await openTable(id, language);
    await writer(page).focus();
    await page.keyboard.type('<= 5000');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type('0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Delete');
    await page.getByRole('status').filter({ hasText: words[language].saved }).waitFor();
    await until('the saved table', async () => (await rulesOf(id))[1]?.when.join() === '> 30000,-');
    expect((await rulesOf(id))[0]?.when[0]).toBe('<= 5000');
    await page.keyboard.press('Escape');
    await keepPicture(page, `table.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Control+z');
    await until('the table undone', async () => (await rulesOf(id))[1]?.when.join() === '> 3000,"low"');
    await page.keyboard.press('Control+y');
    await until('one edit redone', async () => (await rulesOf(id))[0]?.when[0] === '<= 5000');
    await page.context().close();
  });

  test.each(languages)('take what is pasted from a spreadsheet, and ask where it can mean two things, in %s', async (language) => {
    const id = `pasted-${language}`;
    const page = await openTable(id, language);
    await cell(page, 3, 0).click();
    await pasteText(page, '≥5,000\thigh\t转人工\n不满 100 元\t不是 low\t快审');
    await until('the pasted rules', async () => (await rulesOf(id)).length === 5);
    expect((await rulesOf(id)).slice(3)).toEqual([
      Rule.parse(JSON.parse('{"when":[">= 5000","\\"high\\""],"then":["\\"转人工\\""]}')),
      Rule.parse(JSON.parse('{"when":["< 100","not(\\"low\\")"],"then":["\\"快审\\""]}')),
    ]);
    await pasteText(page, '1,200');
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    await keepPicture(page, `table-question.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: words[language].goOn }).click();
    await until('the answered cell', async () => (await rulesOf(id))[3]?.when[0] === '1200');
    await page.context().close();
  });

  test.each(languages)('are tried by hand, kept as a test case, and tested at every change, in %s', async (language) => {
    const t = words[language];
    const id = `tested-${language}`;
    const page = await openTable(id, language);
    await page.getByRole('tab', { name: t.try }).click();
    await page.locator('aside').getByRole('textbox', { name: '金额' }).fill('4,000');
    await page.locator('aside').getByRole('textbox', { name: '风险' }).fill('low');
    await page.locator('aside').getByRole('button', { name: t.try, exact: true }).click();
    await page.getByText(t.hit).waitFor();
    await page.locator('tr[data-holds]').first().waitFor();
    expect(await page.locator('td[data-verdict="no"]').count()).toBeGreaterThan(0);
    await keepPicture(page, `table-try.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.keepCase }).click();
    await page.getByText(t.passed).waitFor();
    await cell(page, 1, 2).click();
    await page.keyboard.type('"instant"');
    await page.keyboard.press('Enter');
    await page.getByText(t.failed).waitFor();
    await keepPicture(page, `table-cases.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('tell what is wrong at the cell, and mend what an analysis offers, in %s', async (language) => {
    const id = `checked-${language}`;
    const page = await openTable(id, language, [
      ['< 1000', '"low"', '"instant"'],
      ['> nobody', '"high"', '"review"'],
    ]);
    await page.locator('td[data-mark="error"]').first().waitFor();
    await page.locator('aside .problem').first().click();
    await page.locator('.sheet-told').waitFor();
    await page.locator('aside .problem').filter({ hasText: words[language].gap }).first().waitFor();
    await keepPicture(page, `table-check.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    const before = (await rulesOf(id)).length;
    await page
      .locator('.finding button')
      .filter({ hasText: language === 'zh' ? '添加' : 'Add' })
      .last()
      .click();
    await until('the added rule', async () => (await rulesOf(id)).length > before);
    await page.context().close();
  });

  test.each(languages)('let each column be named, typed and limited beside the sheet, in %s', async (language) => {
    const id = `columns-${language}`;
    const page = await openTable(id, language);
    await page.locator('.sheet-heading').filter({ hasText: '风险' }).click();
    const panel = page.locator('aside');
    await panel.getByRole('textbox', { name: words[language].label, exact: true }).fill('风险等级');
    await panel.getByRole('textbox', { name: words[language].allowed }).fill('低\n高');
    await panel.getByRole('textbox', { name: words[language].label, exact: true }).focus();
    await page.locator('.sheet-heading').filter({ hasText: '风险等级' }).waitFor();
    await until('the limited column', async () => (await columnsOf(id)).includes('风险等级 "低","高"'));
    await page.locator('td[data-mark="warning"]').first().waitFor();
    await keepPicture(page, `table-column.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('are compared in sentences with the version in force, in %s', async (language) => {
    const t = words[language];
    const page = await openStaffPage(insurer, browser, 'builder', language);
    await page.goto(`${insurer.address}/tables/claim-track`);
    await page.getByRole('tab', { name: t.compare }).click();
    await cell(page, 3, 2).click();
    await page.keyboard.type(language === 'zh' ? '> 4000' : '> 4100');
    await page.keyboard.press('Enter');
    await page.locator('aside .difference').filter({ hasText: t.changed }).waitFor();
    const recorded = [
      '案件号,checks.fails,checks.riskScore,应赔金额（元）',
      'A1,0,10,4500',
      'A2,0,10,"1,200"',
      'A3,0,10,9000',
      'A4,0,10,不详',
    ];
    const buffer = Buffer.from(recorded.join('\n'));
    await page.locator('aside input[type="file"]').setInputFiles({ name: 'recorded.csv', mimeType: 'text/csv', buffer });
    await page.getByText(t.replayed).waitFor();
    await page.locator('aside .difference').filter({ hasText: t.otherwise }).first().waitFor();
    await keepPicture(page, `table-compare.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each(languages)('come from files and go to files, in %s', async (language) => {
    const t = words[language];
    const id = `filed-${language}`;
    const page = await openTable(id, language);
    await page.getByRole('button', { name: t.import }).click();
    const csv = '输入：金额,输入：风险,输出：lane,备注\r\n"≥1,000",high,转人工,大额\r\n18-60,low,快审,\r\n60-90,low,标准,\r\n';
    await page.locator('input[type="file"]').setInputFiles({ name: 'rules.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: t.goOn }).click();
    await page.getByRole('button', { name: t.apply }).waitFor();
    await keepPicture(page, `table-import.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.apply }).click();
    await until('the imported rules', async () => (await rulesOf(id))[1]?.when[0] === '[18..60)');
    await page.getByRole('button', { name: t.export }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /Excel/ }).click()]);
    expect(download.suggestedFilename()).toBe(`${id}.xlsx`);
    expect((await stat(await download.path())).size).toBeGreaterThan(2000);
    await page.context().close();
  });

  test('of a thousand rules draw only what is seen, and are edited at the end as at the beginning', async () => {
    const rows = Array.from({ length: 1000 }, (_, row) => [`[${row}..${row + 1})`, '"low"', `"lane ${row}"`] as const);
    const page = await openTable('thousand', 'zh', rows);
    await page.setViewportSize({ width: 1024, height: 768 });
    await writer(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.type('> 5000');
    await page.keyboard.press('Enter');
    await until('the saved rule', async () => (await rulesOf('thousand'))[999]?.when[0] === '> 5000');
    expect(await page.locator('.sheet-table tbody tr').count()).toBeLessThan(60);
    await keepPicture(page, 'table-thousand.zh');
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test('are opened from the step of a flow that asks them', async () => {
    const page = await openStaffPage(insurer, browser, 'builder', 'zh');
    await page.goto(`${insurer.address}/flows/medical-claim`);
    await page.locator('.react-flow__node').filter({ hasText: '通道' }).first().click();
    await page.getByRole('link', { name: words.zh.open }).click();
    await page.locator('.sheet-table').waitFor();
    expect(page.url()).toContain('/tables/claim-track');
    await page.context().close();
  });

  test('of others are read and never changed', async () => {
    const page = await openStaffPage(insurer, browser, 'approver', 'zh');
    await page.goto(`${insurer.address}/tables/claim-track`);
    await page.locator('.sheet-table tbody th').first().waitFor();
    await writer(page).focus();
    await page.keyboard.press('Delete');
    await page.keyboard.type('x');
    expect(await page.getByRole('button', { name: words.zh.import }).count()).toBe(0);
    expect(await cell(page, 0, 0).textContent()).toBe('> 0');
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});

/** Pastes as a spreadsheet would have put it on the clipboard. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.locator('.sheet-writer').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
