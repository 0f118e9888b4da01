import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';

const receipt = new URL('../fixtures/receipts/images/01.jpg', import.meta.url).pathname;
const phone = '13800001234';

describe.skipIf(browserPath === undefined)('the public chat', () => {
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

  test('takes a claim from the first word to the payment, on a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${insurer.address}/c/anhe`);
    const say = async (words: string) => {
      await page.getByRole('textbox').fill(words);
      await page.keyboard.press('Enter');
    };
    await page.getByText('请问有什么可以帮您').waitFor();
    await keepPicture(page, 'chat-start.zh');
    expect(await seriousFindings(page)).toEqual([]);
    await say('我要理赔');
    await page.getByText('预留的手机号').waitFor();
    await say(phone);
    await page.getByText('6 位数字').waitFor();
    await say(await insurer.codeFor(phone));
    await page.getByRole('button', { name: '疾病' }).click();
    await page.getByText('请拍照上传').waitFor();
    await page.locator('input[type=file]').first().setInputFiles(receipt);
    const send = page.getByRole('button', { name: /^(发送|Send)/ });
    await send.first().click({ timeout: 20_000 });
    await page.getByText('已支付').waitFor({ timeout: 90_000 });
    await keepPicture(page, 'chat-paid.zh');
    expect(await seriousFindings(page)).toEqual([]);
    await context.close();
  });

  test('speaks English, and finds its conversation again after the page was closed', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${insurer.address}/c/anhe?language=en`);
    await page.getByRole('textbox').waitFor();
    await keepPicture(page, 'chat-start.en');
    await page.getByRole('textbox').fill('which hospitals are covered');
    await page.keyboard.press('Enter');
    await page
      .getByText(/public hospitals|公立医院/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('which hospitals are covered').waitFor();
    await keepPicture(page, 'chat-again.en');
    await context.close();
  });
});
